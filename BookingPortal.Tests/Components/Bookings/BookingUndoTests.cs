using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Tests.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Components.Bookings;

/// <summary>GRID2: what was done is said with Undo, and Undo does what it says.</summary>
public sealed class BookingUndoTests(PortalFixture portal) : PortalScreens(portal), IClassFixture<PortalFixture>
{
    private readonly PortalFixture _portal = portal;
    private int _readAgain;

    private BookingService Bookings => Services.GetRequiredService<BookingService>();

    [Fact]
    public async Task NewBooking_TakenBack_IsCancelledAndTheScreenReadsAnew()
    {
        var robin = await A.Person().SaveAsync(_portal);
        SignIn(robin);
        var request = (await _portal.SlotAsync(9, 10)).AskFor((await A.Facility().SaveAsync(_portal)).Id);
        var toasts = Render<Toasts>();

        await SayAsync(await Bookings.BookAsync(request), request.RequestId);
        await toasts.WaitForElement(".toast .btn", Patience).ClickAsync();

        toasts.WaitForAssertion(() => Assert.Contains("Taken back: Aurora, Monday, is not booked any more.", toasts.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(1, _readAgain);
        Assert.Equal("cancelled", await StatusAsync(request));
    }

    [Fact]
    public async Task CancelledBooking_TakenBack_StandsAgainUnlessSomebodyWasQuicker()
    {
        var (robin, rival) = (await A.Person().SaveAsync(_portal), await A.Person().SaveAsync(_portal));
        var room = await A.Facility().SaveAsync(_portal);
        SignIn(robin);
        var request = (await _portal.SlotAsync(11, 12)).AskFor(room.Id);
        var id = await _portal.MustBookAsync(robin, request);
        var toasts = Render<Toasts>();

        await CancelAsync();
        await toasts.WaitForElement(".toast .btn", Patience).ClickAsync();
        toasts.WaitForAssertion(() => Assert.Contains("Aurora is booked again", toasts.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal("confirmed", await StatusAsync(request));

        await CancelAsync();
        await _portal.MustBookAsync(rival, (await _portal.SlotAsync(11, 12)).AskFor(room.Id));
        await toasts.WaitForElement(".toast .btn", Patience).ClickAsync();
        toasts.WaitForAssertion(() => Assert.Contains("This cannot be taken back", toasts.Find(".toast.warning").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("cancelled", await StatusAsync(request));

        async Task CancelAsync()
        {
            var cancel = new CancelRequest(id, Guid.NewGuid());
            await SayAsync(await Bookings.CancelAsync(cancel), cancel.RequestId);
        }
    }

    [Fact]
    public async Task BookingForSomebodyElse_TakenBack_TellsTheOwnerWhy()
    {
        var (owner, staff) = (await A.Person().SaveAsync(_portal), await A.StaffMember().SaveAsync(_portal));
        SignIn(staff, RoleNames.Staff);
        var request = (await _portal.SlotAsync(9, 10)).AskFor((await A.Facility().SaveAsync(_portal)).Id) with { OnBehalfOf = owner.Id };
        var toasts = Render<Toasts>();

        await SayAsync(await Bookings.BookAsync(request), request.RequestId);
        await toasts.WaitForElement(".toast .btn", Patience).ClickAsync();

        toasts.WaitForAssertion(() => Assert.Equal(1, _readAgain), Patience);
        Assert.Equal(
            "Taken back right after it was booked.",
            await _portal.SqlAsync("SELECT cancellation_reason FROM bookings WHERE request_id = $1", request.RequestId));
    }

    [Fact]
    public async Task NothingDone_IsAWarningWithoutUndo()
    {
        var toasts = Render<Toasts>();

        await SayAsync(new BookingOutcome.NotFound(), Guid.NewGuid());

        toasts.WaitForAssertion(() => Assert.Equal("Said.", toasts.Find(".toast.warning .text").TextContent), Patience);
        Assert.Empty(toasts.FindAll(".toast .btn"));
    }

    private Task SayAsync(BookingOutcome outcome, Guid requestId) => Renderer.Dispatcher.InvokeAsync(() => Services.GetRequiredService<BookingUndo>().Say(
        new BookingResult(outcome, "Said.") { Undo = new UndoOffer(requestId, "Aurora", "Monday") },
        () => Task.FromResult(_readAgain++)));

    private Task<object?> StatusAsync(BookingRequest request) =>
        _portal.SqlAsync("SELECT status::text FROM bookings WHERE request_id = $1", request.RequestId);
}
