using Microsoft.AspNetCore.Components;

namespace BookingPortal.Components.Calendar;

/// <summary>What wwwroot-assets/js/calendar-grid.js tells: one event for a whole gesture, one handler for a whole grid.</summary>
[EventHandler("onslotpick", typeof(SlotPickEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onpieceopen", typeof(PieceOpenEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("ondaystep", typeof(DayStepEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
