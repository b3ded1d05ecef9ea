using System.Globalization;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Utilization;

/// <summary>The rooms of the period in the order of a question: best used, unused, too big, too small, cancelled late.</summary>
public sealed partial class RoomRanking
{
    private const int AtFirst = 12;
    private const int More = 100;

    private int _shown = AtFirst;
    private UtilizationReport? _drawn;

    [Inject] public required IStringLocalizer<UtilizationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required UtilizationReport Report { get; set; }
    [Parameter, EditorRequired] public required UtilizationAddress Address { get; set; }

    private IEnumerable<RoomSums> Ordered => Address.Order switch
    {
        RankingOrder.LeastUsed => Report.Rooms.OrderBy(room => room.Sums.Utilization ?? 2).ThenBy(room => room.Sums.Bookings),
        RankingOrder.TooBig => Report.Rooms.OrderByDescending(room => room.Sums.HalfEmptyShare ?? -1).ThenBy(room => room.Sums.SeatsFilled),
        RankingOrder.TooSmall => Report.Rooms.OrderByDescending(room => room.Sums.OverfullShare ?? -1).ThenByDescending(room => room.Sums.SeatsFilled ?? -1),
        RankingOrder.CancelledLate => Report.Rooms.OrderByDescending(room => room.Sums.Late).ThenByDescending(room => room.Sums.LateMinutes),
        _ => Report.Rooms,
    };

    protected override void OnParametersSet()
    {
        if (_drawn != Report)
        {
            (_drawn, _shown) = (Report, AtFirst);
        }
    }

    private static string Css(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private void ShowMore() => _shown += More;
}
