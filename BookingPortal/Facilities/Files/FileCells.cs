using System.Globalization;

namespace BookingPortal.Facilities.Files;

/// <summary>One line of a file, cell by cell; what is not of its kind is noted.</summary>
internal sealed class FileCells(string[] cells, IReadOnlyDictionary<FacilityField, int> places)
{
    private readonly List<FieldFault> _faults = [];

    internal IReadOnlyList<FieldFault> Faults => _faults;

    internal string? Text(FacilityField field) =>
        places[field] is var place && place < cells.Length && cells[place].Length > 0 ? FacilityFile.Unguarded(cells[place]) : null;

    internal int? Number(FacilityField field) => Text(field) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => Fault<int?>(field),
    };

    internal bool Flag(FacilityField field) => Text(field)?.ToUpperInvariant() switch
    {
        null or "NO" or "FALSE" or "0" => false,
        "YES" or "TRUE" or "1" => true,
        _ => Fault<bool>(field),
    };

    /// <summary>An empty cell leaves the hours as they are.</summary>
    internal IReadOnlyList<WeekWindow>? Week(FacilityField field) =>
        Text(field) is { } text ? WeekText.Read(text) ?? Fault<IReadOnlyList<WeekWindow>?>(field) : null;

    private T? Fault<T>(FacilityField field)
    {
        _faults.Add(new FieldFault(field, FaultCode.NotOfItsKind));
        return default;
    }
}
