namespace BookingPortal.Tests.Rights;

/// <summary>
/// One row of the table of rights. In <paramref name="Expected"/> stands one sign for each <see cref="Actor"/>: <c>+</c> it is
/// done or told, <c>-</c> it is refused, <c>0</c> it is as if there were no such booking. Where there is no <c>+</c> nothing is written.
/// </summary>
/// <param name="Method">Service and method; where a service has two of one name, with the first parameter's type.</param>
/// <param name="Case">What of it, where a method has several rows.</param>
/// <param name="Try">Lets somebody try, and says how it ended.</param>
public sealed record Right(string Method, string? Case, string Expected, Func<RightsOffice, Actor, Task<char>> Try)
{
    public string Name => Case is null ? Method : $"{Method}: {Case}";
}
