using Microsoft.AspNetCore.Components;

namespace BookingPortal.Components.Calendar;

/// <summary>What wwwroot-assets/js/calendar-grid.js, calendar-page.js and calendar-window.js tell: one event for a whole gesture, one handler for a whole grid.</summary>
[EventHandler("onslotpick", typeof(SlotPickEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onpieceopen", typeof(PieceOpenEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onpiecemove", typeof(PieceMoveEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("ondaystep", typeof(DayStepEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onviewpick", typeof(ViewPickEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onviewstep", typeof(ViewStepEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onweekpick", typeof(WeekPickEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onkeyshelp", typeof(EventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onrowsneeded", typeof(RowsNeededEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onroomopen", typeof(RoomOpenEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onscreenfit", typeof(ScreenFitEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
