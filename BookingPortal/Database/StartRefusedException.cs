namespace BookingPortal.Database;

/// <summary>Something outside the program has to change before it can go on. The message is one for the person who started it, and is shown without a stack trace.</summary>
public sealed class StartRefusedException : Exception
{
    public StartRefusedException(string message)
        : base(message)
    {
    }

    public StartRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
