using BookingPortal.Operations.Integrity;

namespace BookingPortal.Tests.Support;

/// <summary>The promises of the database that every test which writes may hold it to.</summary>
public static class Invariants
{
    /// <summary>One sentence for each promise that is broken.</summary>
    public static async Task<IReadOnlyList<string>> BrokenAsync(PortalUnderTest portal)
    {
        var results = await portal.Get<IntegrityCheck>().RunAsync();
        return
        [
            .. results.Where(result => result.Count > 0)
                .Select(result => $"{result.Invariant.Id}: {result.Invariant.Sentence}: {result.Count}, first {string.Join(", ", result.FirstIds)}."),
        ];
    }
}
