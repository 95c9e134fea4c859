using Grading.Submissions;

namespace Grading.Tests.Submissions;

public sealed class AttemptTimeTests
{
    [Theory]
    [InlineData("2026/10/04 10:15:00 AM GMT+5:30", "2026-10-04 04:45:00")]
    [InlineData("2026/10/04 12:15:00 AM UTC", "2026-10-04 00:15:00")]
    [InlineData("2026-10-05 10:00:00 UTC", "2026-10-05 10:00:00")]
    [InlineData("2026-10-05T10:00:00+02:00", "2026-10-05 08:00:00")]
    [InlineData("2026-10-05T10:00:00Z", "2026-10-05 10:00:00")]
    [InlineData("4 October 2026  10:15 PM", "2026-10-04 22:15:00")]
    [InlineData("October 4, 2026 10:15 AM", "2026-10-04 10:15:00")]
    [InlineData("4. Oktober 2026 10:15", "2026-10-04 10:15:00")]
    [InlineData("Sonntag, 4. März 2026, 10:15", "2026-03-04 10:15:00")]
    [InlineData("4 août 2026, 10:15", "2026-08-04 10:15:00")]
    [InlineData("4 de octubre de 2026, 10:15", "2026-10-04 10:15:00")]
    [InlineData("24.10.2026 10:15:30", "2026-10-24 10:15:30")]
    [InlineData("10/24/2026 10:15", "2026-10-24 10:15:00")]
    [InlineData("2026/10/04 11:00:00 PM MESZ", "2026-10-04 21:00:00")]
    public void A_time_is_an_instant(string text, string expected) =>
        Assert.Equal(expected, AttemptTime.Parse(text, isDayFirst: false)?.ToString("yyyy-MM-dd HH:mm:ss", null));

    [Theory]
    [InlineData(0, "2026/10/05 09:00:00 AM GMT+5:30", "2026/10/04 10:15:00 AM GMT+5:30")]
    [InlineData(1, "2026/10/04 10:15:00 AM GMT+5:30", "2026/10/05 09:00:00 AM GMT+5:30")]
    [InlineData(0, "2026-10-04 10:15 GMT-4", "2026-10-04 15:00 GMT+2")]
    [InlineData(1, "8/4/2025 23:25:41", "8/5/2025 1:00:00")]
    [InlineData(null, "8/4/2025 23:25:41", "7/5/2025 1:00:00")]
    [InlineData(0, "25/4/2025 23:25:41", "24/5/2024 1:00:00")]
    [InlineData(1, "2026-10-04 22:10:00.000000000 +0200", "2026-10-04 20:30:00.000000000 Z")]
    [InlineData(0, "2026-10-04 22:10:00.900000000 Z", "2026-10-04 22:10:00.15 Z")]
    [InlineData(null, "", "")]
    [InlineData(null, "2026-10-04 10:15", "2026-10-04 10:15")]
    [InlineData(null, "2026-10-04 10:15", "yesterday")]
    public void The_last_attempt_is_the_one_that_was_made_last(int? last, string one, string other) =>
        Assert.Equal(last, AttemptTime.Last([one, other]));
}
