using CsvHelper;

namespace BookingPortal.Facilities.Files;

/// <summary>
/// Facilities as a table: one line each, every column of <see cref="Columns"/>, so that nothing is cleared that a file
/// does not speak of. Commas or semicolons, as spreadsheets of either kind write them.
/// </summary>
public static class FacilityFile
{
    public const int MostBytes = 1_000_000;

    public const int MostLines = 1_000;

    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    private static readonly CsvReaderOptions Form = new()
    {
        TrackLineNumbers = true,
        TrimWhitespace = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        IncludeValuesInExceptions = false,
    };

    /// <summary>The fields of the columns, in the order in which they are written.</summary>
    public static IReadOnlyList<FacilityField> Columns { get; } =
        [FacilityField.Id, .. new FacilityFields().Values().Select(one => one.Field), FacilityField.OpeningHours];

    /// <summary>What stands in the file of each facility, by <see cref="Columns"/>; null is an empty cell.</summary>
    public static IEnumerable<object?> Cells(ImportRow row) =>
        [row.Id, .. row.Fields.Values().Select(one => one.Value as int? ?? (object?)FieldValues.Say(one.Value)), WeekText.Say(row.Week ?? [])];

    /// <summary>The lines of a file and what is wrong with its form; where anything is, nothing of it may be taken.</summary>
    public static (IReadOnlyList<ImportRow> Rows, IReadOnlyList<FieldFault> Faults) Read(string text)
    {
        using var reader = CsvReader.FromText(text.TrimStart('\uFEFF'), Form);
        var (rows, faults) = (new List<ImportRow>(), new List<FieldFault>());
        try
        {
            reader.ReadHeader();
            var headers = reader.Headers.Select(name => name.Trim()).ToList();
            var places = Columns.ToDictionary(field => field, field => headers.FindIndex(name => name.Equals(FieldValues.NameOf(field), StringComparison.OrdinalIgnoreCase)));
            faults.AddRange(Columns.Where(field => places[field] < 0).Select(field => new FieldFault(field, FaultCode.Missing) { Line = 1 }));
            while (places.Values.All(place => place >= 0) && reader.Read())
            {
                var line = (int)reader.LineNumber;
                if (rows.Count == MostLines)
                {
                    return ([], [new FieldFault(FacilityField.Id, FaultCode.OutOfRange, 1, MostLines) { Line = line }]);
                }

                var cells = new FileCells([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)], places);
                rows.Add(RowOf(line, cells));
                faults.AddRange(cells.Faults.Select(fault => fault with { Line = line }));
            }
        }
        catch (CsvFormatException broken)
        {
            faults.Add(new FieldFault(FacilityField.Id, FaultCode.NotOfItsKind) { Line = (int)broken.LineNumber });
        }

        return (faults.Count > 0 ? [] : rows, faults);
    }

    /// <summary>A cell without the apostrophe that keeps a spreadsheet from reading a formula in it.</summary>
    internal static string Unguarded(string cell) =>
        cell.Length > 1 && cell[0] == '\'' && FormulaStarts.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;

    private static ImportRow RowOf(int line, FileCells cells) => new(
        line,
        cells.Number(FacilityField.Id),
        new FacilityFields
        {
            Name = cells.Text(FacilityField.Name) ?? "",
            Place = cells.Text(FacilityField.Place) ?? "",
            Building = cells.Text(FacilityField.Building),
            Floor = cells.Text(FacilityField.Floor),
            TimeZone = cells.Text(FacilityField.TimeZone) ?? "",
            Capacity = cells.Number(FacilityField.Capacity),
            Features = (cells.Text(FacilityField.Features) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Description = cells.Text(FacilityField.Description),
            RequiresApproval = cells.Flag(FacilityField.RequiresApproval),
            ApprovalHours = cells.Number(FacilityField.ApprovalHours),
            BufferBefore = cells.Number(FacilityField.BufferBefore) ?? 0,
            BufferAfter = cells.Number(FacilityField.BufferAfter) ?? 0,
            Shortest = cells.Number(FacilityField.Shortest),
            Longest = cells.Number(FacilityField.Longest),
            WindowDays = cells.Number(FacilityField.WindowDays),
            NoticeMinutes = cells.Number(FacilityField.NoticeMinutes),
            MaxOpenBookings = cells.Number(FacilityField.MaxOpenBookings),
            MaxMinutesPerWeek = cells.Number(FacilityField.MaxMinutesPerWeek),
        },
        cells.Week(FacilityField.OpeningHours));
}
