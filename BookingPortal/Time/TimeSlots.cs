namespace BookingPortal.Time;

/// <summary>Arithmetic on lists of slots; every answer is ordered and free of overlaps.</summary>
public static class TimeSlots
{
    /// <summary>Slots that overlap or touch become one.</summary>
    public static IReadOnlyList<TimeSlot> Merge(IEnumerable<TimeSlot> slots)
    {
        var merged = new List<TimeSlot>();
        foreach (var slot in slots.OrderBy(slot => slot.Start))
        {
            if (merged.Count > 0 && slot.Start <= merged[^1].End)
            {
                if (slot.End > merged[^1].End)
                {
                    merged[^1] = new TimeSlot(merged[^1].Start, slot.End);
                }
            }
            else
            {
                merged.Add(slot);
            }
        }

        return merged;
    }

    /// <summary>What is left of <paramref name="from"/> when <paramref name="taken"/> is taken out.</summary>
    public static IReadOnlyList<TimeSlot> Subtract(IEnumerable<TimeSlot> from, IEnumerable<TimeSlot> taken)
    {
        var left = new List<TimeSlot>();
        var holes = Merge(taken);
        foreach (var slot in Merge(from))
        {
            var start = slot.Start;
            foreach (var hole in holes.Where(hole => hole.Overlaps(slot)))
            {
                if (hole.Start > start)
                {
                    left.Add(new TimeSlot(start, hole.Start));
                }

                start = hole.End;
            }

            if (start < slot.End)
            {
                left.Add(new TimeSlot(start, slot.End));
            }
        }

        return left;
    }
}
