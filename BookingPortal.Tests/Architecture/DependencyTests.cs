namespace BookingPortal.Tests.Architecture;

/// <summary>The rules of the house hold for the sources as they are, and each goes red for a planted violation.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void Sources_AsTheyAre_AreRead()
    {
        Assert.True(SourceFiles.OfTheApplication.Count > 100);
        Assert.Contains(SourceFiles.OfTheApplication, file => file.Path == "Bookings/BookingService.cs");
        Assert.Contains(SourceFiles.OfTheApplication, file => file is { IsMarkup: true, Area: "Components/Layout" });
    }

    [Fact]
    public void Folders_OfTheApplication_UseEachOtherOneWay() => Assert.Empty(DependencyRule.Violations(SourceFiles.OfTheApplication));

    [Fact]
    public void Boundaries_OfTheApplication_AreKept() => Assert.Empty(BoundaryRule.Violations(SourceFiles.OfTheApplication));

    [Fact]
    public void Files_OfTheApplication_HaveTheirForm() => Assert.Empty(FormRule.Violations(SourceFiles.OfTheApplication));

    [Fact]
    public void Files_OfTheTests_HaveTheirForm() => Assert.Empty(FormRule.Violations(SourceFiles.OfTheTests, "BookingPortal.Tests"));

    [Theory]
    [InlineData("Time/Planted.cs", "using BookingPortal.Database;", "Time may not use Database")]
    [InlineData("Database/Planted.cs", "using BookingPortal.Bookings;", "Database may not use Bookings")]
    [InlineData("Audit/Planted.cs", "using BookingPortal.Accounts;", "Audit may not use Accounts")]
    [InlineData("Accounts/Planted.cs", "using BookingPortal.Facilities;", "Accounts may not use Facilities")]
    [InlineData("Facilities/Planted.cs", "using static BookingPortal.Bookings.BookingRules;", "Facilities may not use Bookings")]
    [InlineData("Bookings/Planted.cs", "using BookingPortal.Availability;", "Bookings may not use Availability")]
    [InlineData("Bookings/Planted.cs", "global using BookingPortal.Operations;", "Bookings may not use Operations")]
    [InlineData("Bookings/Planted.cs", "using Asked = BookingPortal.Availability.RoomFilter;", "Bookings may not use Availability")]
    [InlineData("Bookings/Planted.cs", "object asked = new global::BookingPortal.Availability.RoomFilter();", "Bookings may not use Availability")]
    [InlineData("Bookings/Planted.cs", "object asked = new Availability.RoomFilter();", "Bookings may not use Availability")]
    [InlineData("Availability/Planted.cs", "using BookingPortal.Utilization;", "Availability may not use Utilization")]
    [InlineData("Utilization/Planted.cs", "using BookingPortal.Notifications;", "Utilization may not use Notifications")]
    [InlineData("Notifications/Planted.cs", "using BookingPortal.Availability;", "Notifications may not use Availability")]
    [InlineData("Availability/Planted.cs", "using BookingPortal.Operations;", "Availability may not use Operations")]
    [InlineData("Bookings/Planted.cs", "using BookingPortal.Components.Ui;", "Bookings may not use Components/Ui")]
    [InlineData("Operations/Planted.cs", "using BookingPortal.Components;", "Operations may not use Components")]
    [InlineData("Operations/Planted.cs", "var switcher = new Components.Layout.ThemeSwitch();", "Operations may not use Components/Layout")]
    [InlineData("Components/Ui/Planted.razor.cs", "using BookingPortal.Bookings;", "Components/Ui may not use Bookings")]
    [InlineData("Components/Ui/Planted.razor", "@using BookingPortal.Time", "Components/Ui may not use Time")]
    [InlineData("Components/Ui/Planted.razor", "<a href=\"@AccountPaths.SignIn\">Sign in</a>", "Components/Ui may not use Accounts")]
    [InlineData("Components/Ui/Planted.razor", "<ProductMark />", "Components/Ui may not use Components/Layout")]
    [InlineData("Components/Layout/Planted.razor", "@inject BookingPortal.Components.Errors.ErrorTexts Texts", "Components/Layout may not use Components/Errors")]
    [InlineData("Components/Calendar/Planted.cs", "using BookingPortal.Components.Errors;", "Components/Calendar may not use Components/Errors")]
    [InlineData("Components/Calendar/Planted.cs", "object card = new Errors.ErrorCard();", "Components/Calendar may not use Components/Errors")]
    [InlineData("Components/Bookings/Planted.cs", "using BookingPortal.Components.Account;", "Components/Bookings may not use Components/Account")]
    [InlineData("Helpers/Planted.cs", "", "no rule says whom the folder 'Helpers' may use")]
    public void Folders_PlantedViolation_IsFound(string path, string line, string finding) =>
        Assert.Contains(finding, Assert.Single(DependencyRule.Violations(With(path, line))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Operations/Planted.cs", "using BookingPortal.Bookings;")]
    [InlineData("Bookings/Planted.cs", "// BookingPortal.Availability asks this.")]
    [InlineData("Bookings/Planted.cs", "/// <summary>Read by Availability.RoomFilter.</summary>")]
    [InlineData("Components/Calendar/Planted.razor", "<BookingPortal.Components.Bookings.BookingDialog />")]
    [InlineData("Components/Calendar/Planted.cs", "using BookingPortal.Availability;")]
    [InlineData("Components/Calendar/Planted.razor", "@using BookingPortal.Components.Ui")]
    [InlineData("Components/Planted.cs", "using BookingPortal.Components.Errors;")]
    [InlineData("Database/PortalDbContext.cs", "using BookingPortal.Bookings;")]
    public void Folders_PlantedUseThatIsAllowed_IsLetThrough(string path, string line) =>
        Assert.Empty(DependencyRule.Violations(With(path, line)));

    [Theory]
    [InlineData("Components/Calendar/Planted.razor", "<RadzenButton />", "component library")]
    [InlineData("Components/Calendar/Planted.cs", "using Radzen;", "component library")]
    [InlineData("Program.cs", "builder.Services.AddRadzenComponents();", "component library")]
    [InlineData("Components/_Imports.razor", "@using Radzen.Blazor", "component library")]
    [InlineData("Components/Calendar/Planted.razor", "@inject PortalDbContext Context", "never the database")]
    [InlineData("Components/Calendar/Planted.cs", "private IDbContextFactory<object> _contexts;", "never the database")]
    [InlineData("Components/Calendar/Planted.cs", "using Microsoft.EntityFrameworkCore;", "never the database")]
    [InlineData("Components/Account/Planted.cs", "using Npgsql;", "never the database")]
    [InlineData("Components/Ui/Planted.razor", "@((MarkupString)Text)", "Razor's own encoding")]
    [InlineData("Bookings/Planted.cs", "builder.AddMarkupContent(0, title);", "Razor's own encoding")]
    [InlineData("Operations/Planted.cs", "command.CommandText = \"UPDATE bookings SET title = ''\";", "write bookings")]
    [InlineData("Availability/Planted.cs", "const string Sql = \"insert into booking_audit_log (booking_id) values (1)\";", "write bookings")]
    public void Boundaries_PlantedViolation_IsFound(string path, string line, string finding) =>
        Assert.Contains(finding, Assert.Single(BoundaryRule.Violations([new SourceFile(path, line)])), StringComparison.Ordinal);

    [Fact]
    public void Boundaries_LibraryNamedWhereItIsWrapped_IsLetThrough() =>
        Assert.Empty(BoundaryRule.Violations([new SourceFile("Components/Ui/Planted.razor", "<RadzenButton />")]));

    [Theory]
    [InlineData("Bookings/Planted.cs", "namespace BookingPortal.Booking;\npublic sealed class Planted;", "its folder says BookingPortal.Bookings")]
    [InlineData("Components/Ui/Planted.cs", "namespace BookingPortal.Components;\npublic sealed class Planted;", "its folder says BookingPortal.Components.Ui")]
    [InlineData("Bookings/Planted.cs", "namespace BookingPortal.Bookings;\npublic sealed class Other;", "declares no type Planted")]
    [InlineData("Bookings/Planted.cs", "namespace BookingPortal.Bookings;\n// A class Planted\npublic enum Plant;", "declares no type Planted")]
    [InlineData("Components/Ui/Planted.razor", "@namespace BookingPortal", "not a directive")]
    public void Files_PlantedViolation_IsFound(string path, string text, string finding) =>
        Assert.Contains(finding, Assert.Single(FormRule.Violations([new SourceFile(path, text)])), StringComparison.Ordinal);

    [Fact]
    public void Files_LongerThanAnybodyReads_AreFound()
    {
        var style = new SourceFile("Components/Ui/Planted.razor.css", string.Concat(Enumerable.Repeat("a { }\n", 301)));

        Assert.Contains("longer than 300 lines", Assert.Single(FormRule.Violations([style])), StringComparison.Ordinal);
    }

    private static IReadOnlyList<SourceFile> With(string path, string line) =>
        [.. SourceFiles.OfTheApplication.Where(file => file.Path != path), new SourceFile(path, line)];
}
