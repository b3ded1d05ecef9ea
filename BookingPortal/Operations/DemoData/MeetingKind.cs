namespace BookingPortal.Operations.DemoData;

/// <summary>A kind of meeting: how it is called, how long it lasts and how many come.</summary>
/// <param name="Quarters">Lengths in quarter hours, those that are usual several times.</param>
/// <param name="LargestRoom">Nobody takes a room with more seats for it.</param>
/// <param name="Weight">How often it happens.</param>
internal sealed record MeetingKind(string[] Titles, int[] Quarters, int Least, int Most, int LargestRoom, double Weight)
{
    /// <summary>How likely name and title are hidden from others.</summary>
    public double Private { get; init; }

    /// <summary>How likely somebody joins from elsewhere.</summary>
    public double Online { get; init; }

    /// <summary>How likely staff book it for somebody.</summary>
    public double ByStaff { get; init; } = 0.05;

    public static readonly IReadOnlyList<MeetingKind> All =
    [
        new(["1:1 {owner} / {other}", "1:1 {owner} / {other}", "Catch-up with {other}", "Mentoring: {other}", "Feedback talk", "Coffee and career", "Check-in {owner} and {other}", "Goals with {other}", "Welcome talk: {other}"],
            [2, 2, 2, 3, 4], 2, 2, 6, 3) { Private = 0.25, Online = 0.15 },
        new(["Focus time", "Quiet hour", "Writing the quarterly letter", "Tax paperwork", "Deep work", "Recording a demo"],
            [4, 4, 6, 8], 1, 1, 4, 1.6) { Private = 0.15 },
        new(["Interview: {role}", "Second interview: {role}", "Phone screen: {role}", "Debrief: {role} candidates"],
            [3, 4, 4, 6], 2, 4, 10, 1.4) { Private = 0.5, Online = 0.4, ByStaff = 0.4 },
        new(["Client call: {client}", "{client}: weekly status", "{client}: contract review", "Demo for {client}", "Kick-off with {client}", "{client}: renewal"],
            [2, 4, 4, 4, 6], 2, 7, 14, 2.4) { Online = 0.8, ByStaff = 0.2 },
        new(["Design critique", "Sprint review", "Backlog refinement", "Roadmap check", "Architecture round", "Bug triage", "Release go / no-go", "{team}: open questions",
                "{topic}: next steps", "{topic}: working session", "Copy review", "Data review", "Incident review", "Hand-over {topic}", "Pair programming", "Estimation round"],
            [2, 4, 4, 4, 6], 3, 9, 14, 4.2) { Online = 0.35 },
        new(["Budget round", "Forecast", "Leadership round", "Salary review", "Works council", "Vendor selection: {topic}", "Board preparation"],
            [4, 6, 8], 4, 8, 14, 0.9) { Private = 0.45, ByStaff = 0.35 },
        new(["Workshop: {topic}", "Design sprint: {topic}", "Customer journey mapping", "Story mapping: {topic}", "{team} offsite", "Retreat planning", "Prototype test: {topic}", "Workshop with {client}"],
            [8, 10, 12, 14, 16], 6, 20, 40, 1.6) { ByStaff = 0.15 },
        new(["Training: {topic}", "Training: {topic}", "Onboarding day", "First aid course", "Security awareness training", "Accessibility clinic", "Spreadsheet masterclass", "{team}: new tools", "Presentation skills", "Negotiation course"],
            [6, 8, 12], 8, 30, 40, 1.4) { ByStaff = 0.4 },
        new(["Lunch and learn: {topic}", "Lunch and learn: {topic}", "Book club", "Demo hour", "Community meetup", "Show and tell: {team}", "Quarterly numbers", "Town hall rehearsal", "Guest talk: {client}", "{team} demo"],
            [4, 4, 6], 8, 36, 40, 1.3) { Online = 0.3, ByStaff = 0.15 },
    ];

    /// <summary>What happens on a Saturday or Sunday.</summary>
    public static readonly IReadOnlyList<MeetingKind> Weekend =
    [
        new(["Release weekend", "Hackathon team room", "Data centre move: control room", "Inventory count", "Language class", "Volunteer day planning", "Code club"],
            [6, 8, 8, 12], 1, 8, 40, 1),
        new(["Shift hand-over", "Call with {client}", "Focus time", "Choir rehearsal", "Neighbourhood group", "Support desk huddle", "Chess club", "Interview: {role}"],
            [2, 4, 4, 6], 1, 6, 40, 1.6),
    ];

    public static readonly IReadOnlyList<string> Clients =
        ["Alder & Finch", "Lumen Foods", "Kestrel Logistics", "Blue Heron Energy", "Mori Textiles", "Otter Bay Hotels", "Tamarind Health", "Juniper Rail", "Saltmarsh Media", "Quince Insurance"];

    public static readonly IReadOnlyList<string> JobRoles =
        ["backend engineer", "product designer", "account manager", "data analyst", "office manager", "site reliability engineer", "working student", "legal counsel"];

    public static readonly IReadOnlyList<string> Topics =
        ["pricing page", "new onboarding", "mobile app", "search", "data warehouse", "brand refresh", "annual report", "partner portal", "support backlog", "cloud costs", "spring campaign", "privacy notice"];

    public static readonly IReadOnlyList<string> Teams =
        ["Product design", "Platform", "Mobile", "Sales", "Finance", "Customer care", "People team", "Data", "Marketing", "Legal", "Security", "Research", "Operations", "Partnerships"];
}
