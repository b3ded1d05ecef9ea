using BookingPortal.Components.Layout;

namespace BookingPortal.Components.FindRoom;

/// <summary>Registers what finding a room and the search everywhere need.</summary>
public static class FindRoomRegistration
{
    public static IServiceCollection AddFindRoom(this IServiceCollection services) =>
        services.AddScoped<CommandPaletteOpener>().AddScoped<OfferWords>().AddScoped<Understander>().AddScoped<PaletteSearch>();
}
