using BookingPortal.Facilities;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration;

/// <summary>Says what is wrong with a field, and what a field and its values are called.</summary>
public sealed class FaultWords(IStringLocalizer<AdministrationTexts> texts)
{
    public string Say(FieldFault fault) => fault switch
    {
        { Code: FaultCode.OutOfRange, Least: { } least, Most: { } most } => texts["FaultOutOfRange", least, most],
        { Code: FaultCode.OutOfRange } => texts["FaultTooFar"],
        { Code: FaultCode.TooLong, Most: { } most } => texts["FaultTooLong", most],
        _ => texts["Fault" + fault.Code],
    };

    /// <summary>What is wrong with one field, or null.</summary>
    public string? Say(IEnumerable<FieldFault> faults, FacilityField field) =>
        faults.FirstOrDefault(fault => fault.Field == field) is { } fault ? Say(fault) : null;

    public string NameOf(FacilityField field) => texts["Field" + field];

    /// <summary>"Capacity: 8 → 12".</summary>
    public string Say(FacilityDifference difference) =>
        texts["Difference", NameOf(difference.Field), difference.Before ?? texts["Nothing"].Value, difference.After ?? texts["Nothing"].Value];
}
