namespace BookingPortal.Tests.Support;

/// <summary>The promises of the database that every test which writes may hold it to.</summary>
public static class Invariants
{
    /// <summary>One sentence for each promise that is broken.</summary>
    public static async Task<IReadOnlyList<string>> BrokenAsync(PortalUnderTest portal)
    {
        var broken = new List<string>();
        if (await portal.OverlapsAsync() is var overlaps and > 0)
        {
            broken.Add($"I1: {overlaps} bookings overlap.");
        }

        if (await portal.AuditFaultsAsync() is var faults and > 0)
        {
            broken.Add($"I2, I3: {faults} bookings and their history differ.");
        }

        return broken;
    }
}
