using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace BookingPortal.Components.Calendar;

/// <summary>
/// Text that is drawn from what all screens of this process share: written once for each language instead of once for each
/// screen, and gone with what it was written from.
/// </summary>
/// <typeparam name="TSubject">What it is written from; never changes.</typeparam>
/// <typeparam name="TFrame">What else it depends on. The last one is kept.</typeparam>
internal sealed class SharedText<TSubject, TFrame>
    where TSubject : class
    where TFrame : IEquatable<TFrame>
{
    private readonly ConcurrentDictionary<(string, string), ConditionalWeakTable<TSubject, Written>> _byLanguage = new();

    internal string Of(TSubject subject, TFrame frame, Func<string> write)
    {
        var written = _byLanguage.GetOrAdd((CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name), _ => []);
        if (written.TryGetValue(subject, out var known) && known.Frame.Equals(frame))
        {
            return known.Text;
        }

        var text = write();
        written.AddOrUpdate(subject, new Written(frame, text));
        return text;
    }

    private sealed record Written(TFrame Frame, string Text);
}
