using BookingPortal.Components.Calendar;

namespace BookingPortal.Tests.Components.Calendar;

public sealed class RowWindowTests
{
    private static readonly string[] Rooms = [.. Enumerable.Range(0, 1000).Select(number => $"{number}")];

    [Fact]
    public void Parts_OfAThousandRooms_AreAWindowWithSpaceAroundIt()
    {
        var parts = new RowWindow(500).Within(1000).Parts(Rooms, 0, 1000, int.Parse);

        Assert.Equal((0, 500), (parts[0].At, parts[0].Count));
        Assert.Equal((560, 440), (parts[^1].At, parts[^1].Count));
        Assert.Equal(RowWindow.Size, parts.Count(part => part.Room is not null));
    }

    [Fact]
    public void Parts_RoomWithTheCursor_StaysWhereverItIs()
    {
        var parts = new RowWindow(500, Keep: 3).Within(1000).Parts(Rooms, 0, 1000, int.Parse);

        Assert.Equal("3", Assert.Single(parts, part => part.At == 3).Room);
        Assert.Equal(1000, parts.Sum(part => part.Count));
    }

    [Theory]
    [InlineData(int.MinValue, 0)]
    [InlineData(int.MaxValue, 940)]
    public void Within_WildNumbersFromOutside_LieWithinTheRooms(int asked, int from) => Assert.Equal(from, new RowWindow(asked).Within(1000).From);

    [Fact]
    public void FewRooms_AreAllDrawn() => Assert.All(new RowWindow(0).Parts(Rooms[..80], 0, 80, int.Parse), part => Assert.NotNull(part.Room));
}
