namespace BookingPortal.Bookings.Writing;

/// <summary>Refusals with the overrides taken out that were asked for.</summary>
/// <param name="Left">What still stands in the way.</param>
/// <param name="Overridden">What is set aside because it would have stood in the way: audited.</param>
internal sealed record Judgement(IReadOnlyList<Refusal> Left, IReadOnlyCollection<RefusalCode> Overridden)
{
    internal static Judgement Of(IReadOnlyList<Refusal> refusals, IReadOnlyCollection<RefusalCode> asked)
    {
        var aside = refusals.Where(refusal => asked.Contains(refusal.Code) && BookingRules.MayOverride(refusal)).ToList();
        return new Judgement([.. refusals.Except(aside)], [.. aside.Select(refusal => refusal.Code).Distinct()]);
    }
}
