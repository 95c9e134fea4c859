using System.Text.Json;

namespace Web.Tests.Browser;

/// <summary>What the page shows and says while one types.</summary>
public sealed class CalmTests(OpenSite open, Chromium chromium) : IClassFixture<OpenSite>, IClassFixture<Chromium>
{
    private const string Problem = "/problems/itakura-saito";

    private readonly Site _site = open.Site;

    // Six right answers with 186 beginnings.
    private static readonly (string Problem, string Part, string Answer)[] Right =
    [
        ("itakura-saito", "a", "2 (z6^2 - t) / z6^3"),
        ("itakura-saito", "a", @"\frac{2(z_6^2 - t)}{z_6^3}"),
        ("itakura-saito", "b", "w46 := w46 - k*x4*dL/dz6"),
        ("itakura-saito", "d", "dL/dz6 sigma'(z3)(w36 + w34 w46 sigma'(z4))"),
        ("delta-rules", "hidden-delta", "sum_k w_jk^(l+1) Delta_k^(l+1) f'(z_j^l)"),
        ("delta-rules", "linear-hidden-delta", @"\sum_k w_{jk}^{l+1} \Delta_k^{l+1}"),
    ];

    // Whatever looks like a fault, and whatever is announced, is written down from here on.
    private const string Watch = """
        part => {
            window.seen = { faults: [], said: [] };
            new MutationObserver(() => {
                if (part.querySelector(".sentence, [aria-invalid=true], .marks mark"))
                    window.seen.faults.push(part.querySelector("textarea").value);
            }).observe(part, { subtree: true, childList: true, attributes: true });
            for (const live of part.querySelectorAll("[role=status]"))
                new MutationObserver(() => { if (live.textContent.trim()) window.seen.said.push(live.textContent.trim()); })
                    .observe(live, { subtree: true, childList: true, characterData: true });
        }
        """;

    // However long a machine takes for an answer: nobody stops typing.
    private const string NobodyRests = """
        () => {
            const once = window.setTimeout;
            window.setTimeout = (run, time, ...given) => once(run, time > 300 ? 100 * time : time, ...given);
            performance.now = () => 0;
        }
        """;

    private static Task<JsonElement> Seen(Visit visit) => visit.Page.EvaluateAsync<JsonElement>("window.seen");

    [BrowserFact]
    public async Task No_beginning_of_a_right_answer_looks_like_a_fault()
    {
        foreach (var (problem, part, answer) in Right)
        {
            await using var visit = await Visit.Start(chromium, _site, $"/problems/{problem}");
            await visit.Part(part).EvaluateAsync(Watch);
            await visit.Page.EvaluateAsync(NobodyRests);
            await visit.Field(part).FocusAsync();
            foreach (var key in answer)
            {
                // each beginning is read
                await visit.Page.RunAndWaitForResponseAsync(() => visit.Page.Keyboard.TypeAsync($"{key}"),
                    response => response.Url.EndsWith("/api/read", StringComparison.Ordinal));
            }
            await visit.Page.WaitForFunctionAsync($"() => document.querySelector('#part-{part}-reading .as')?.textContent === 'read as'");
            Assert.Empty((await Seen(visit)).GetProperty("faults").EnumerateArray());
            Assert.Empty((await Seen(visit)).GetProperty("said").EnumerateArray());
        }
    }

    [BrowserFact]
    public async Task The_reading_so_far_is_grey_and_stays()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);
        var (reading, grey) = (visit.Reading("a"), visit.Part("a").Locator("[data-reading].so-far"));

        await visit.Type("a", "2(z6^2 - t)");
        await reading.GetByText("read as").WaitForAsync();
        await visit.Field("a").PressSequentiallyAsync("/");
        await grey.GetByText("so far").WaitForAsync();
        Assert.NotEqual(0, await reading.Locator("math").CountAsync());
        // a reading of what stood there before, as nothing can be read of what does
        await visit.Field("a").FillAsync("} 2(z6^2 - t)/");
        await visit.Page.WaitForResponseAsync(response => response.Url.EndsWith("/api/read", StringComparison.Ordinal));
        await grey.WaitForAsync();
        Assert.NotEqual(0, await reading.Locator("math").CountAsync());
        // nothing of that stands there any more
        await visit.Field("a").FillAsync("dL/");
        await visit.Page.WaitForFunctionAsync("() => !document.querySelector('#part-a-reading math')");
        await visit.Field("a").FillAsync("");
        await visit.Page.WaitForFunctionAsync("() => !document.querySelector('#part-a-reading').childElementCount");
    }

    [BrowserFact]
    public async Task What_is_wrong_is_said_after_a_pause_and_once()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);
        await visit.Part("c").EvaluateAsync(Watch);

        await visit.Type("c", "b6 - k*detla6");
        await visit.Reading("c").Locator(".sentence").WaitForAsync();
        await visit.Field("c").PressSequentiallyAsync(" + t");
        await visit.Page.WaitForFunctionAsync("() => !document.querySelector('#part-c-reading .sentence')");
        await visit.Reading("c").Locator(".sentence").WaitForAsync();
        Assert.Single((await Seen(visit)).GetProperty("said").EnumerateArray());
        await visit.Field("c").FillAsync("b6 - k*dL/dz6");
        await visit.Reading("c").GetByText("read as").WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Verdict("c").WaitForAsync();

        var said = (await Seen(visit)).GetProperty("said").EnumerateArray().Select(text => text.GetString()!).ToArray();
        Assert.Equal(2, said.Length);
        Assert.Contains("delta6", said[0], StringComparison.Ordinal);
        Assert.StartsWith("correct", said[1], StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task What_is_not_finished_is_said_when_the_field_is_left()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);

        await visit.Type("c", "b6 - (k*dL/dz6");
        Assert.Equal(0, await visit.Reading("c").Locator(".sentence").CountAsync());
        Assert.Null(await visit.Field("c").GetAttributeAsync("aria-invalid"));
        await visit.Page.Keyboard.PressAsync("Tab");

        await visit.Reading("c").Locator(".sentence").WaitForAsync();
        Assert.Equal("true", await visit.Field("c").GetAttributeAsync("aria-invalid"));
    }

    [BrowserFact]
    public async Task Where_readings_are_shown_nothing_is_said_of_indices_or_shapes()
    {
        await using var site = await Site.Start(Grader.Web.Shown.Reading);
        await using var visit = await Visit.Start(chromium, site, "/problems/delta-rules");

        foreach (var answer in (string[])["w_jk^(l+1) f'(z_k^l)", "W^(l+1) Delta^l", "sum_k a_j^l"])
        {
            await visit.Type("hidden-delta", answer);
            await visit.Field("hidden-delta").BlurAsync();
            await visit.Reading("hidden-delta").GetByText("read as").WaitForAsync();
            Assert.Equal(0, await visit.Reading("hidden-delta").Locator(".sentence").CountAsync());
        }
    }

    [BrowserFact]
    public async Task A_long_reading_goes_on_in_the_next_line_and_has_no_gaps()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem, width: 320);
        await visit.Type("d", "dL/dz6 sigma'(z3) w36 + dL/dz6 sigma'(z3) w34 w46 sigma'(z4) + dL/dz6 sigma'(z3) w35 w56 sigma'(z5)");
        await visit.Reading("d").Locator("math").Nth(9).WaitForAsync(); // of all of it, and not of its beginning
        await visit.Reading("d").GetByText("read as").WaitForAsync();

        var tops = await visit.Reading("d").Locator("math")
            .EvaluateAllAsync<double[]>("all => all.map(one => one.getBoundingClientRect().top)");
        Assert.Equal(10, tops.Length); // three terms, wider than a phone, with a piece for each factor behind the first
        Assert.True(tops[0] + 5 < tops[^1], string.Join(' ', tops));
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320);
        // z3 stands close to its brackets
        var gap = await visit.Reading("d").Locator("mo", new() { HasText = "(" }).First.EvaluateAsync<double>("""
            open => (open.nextElementSibling.getBoundingClientRect().left - open.getBoundingClientRect().right)
                / parseFloat(getComputedStyle(open).fontSize)
            """);
        Assert.InRange(gap, -0.1, 0.1);
    }
}
