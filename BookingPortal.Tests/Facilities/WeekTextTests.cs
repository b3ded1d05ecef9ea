using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Tests.Facilities;

public sealed class WeekTextTests
{
    [Theory]
    [InlineData("Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-24:00")]
    [InlineData("Mo 22:00-24:00; Tu 00:00-02:00")]
    [InlineData("Mo-Su 00:00-24:00")]
    [InlineData("")]
    public void Week_SaidAndRead_IsTheSame(string text) => Assert.Equal(text, WeekText.Say(WeekText.Read(text)!));

    [Theory]
    [InlineData("Monday 08:00-12:00")]
    [InlineData("Mo 8-12")]
    [InlineData("Mo 08:00-24:15")]
    [InlineData("Mo 08:60-09:00")]
    [InlineData("Fr-Mo 08:00-12:00")]
    [InlineData("Mo")]
    public void Read_NotOfTheForm_IsNull(string text) => Assert.Null(WeekText.Read(text));

    [Fact]
    public void Judge_WindowsThatMeet_AreNoOverlap() => Assert.Empty(FacilityRules.Judge(
        [new WeekWindow(IsoDayOfWeek.Monday, 480, 720), new WeekWindow(IsoDayOfWeek.Monday, 720, 1440), new WeekWindow(IsoDayOfWeek.Tuesday, 0, 60)]));
}
