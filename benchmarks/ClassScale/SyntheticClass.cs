using System.Globalization;
using System.Text;

namespace ClassScale;

/// <summary>
/// A class that doesn't exist: of ten answers six are right, three wrong, one unreadable or missing,
/// and one text in ten occurs once only. The same number gives the same class.
/// </summary>
internal static class SyntheticClass
{
    // Each part with right and wrong answers, as students write them.
    private static readonly (string Problem, string Part, string[] Right, string[] Wrong)[] Parts =
    [
        ("itakura-saito", "a", ["2(z6^2 - t)/z6^3", "2/z6 - 2t/z6^3", @"\frac{2(z_6^2-t)}{z_6^3}"],
            ["2(z6^2 - t)/z6^2", "2(t - z6^2)/z6^3"]),
        ("itakura-saito", "b", ["w46 - 2k x4 (z6^2 - t)/z6^3", "w46 := w46 - k*dL/dz6*x4"], ["w46 + k*dL/dz6*x4", "w46 - k*dL/dz6*z4"]),
        ("itakura-saito", "c", ["b6 - 2k (z6^2 - t)/z6^3", "b6 = b6 - alpha*dL/dz6"], ["b6 + k*dL/dz6", "k*dL/dz6"]),
        ("itakura-saito", "d", ["dL/dz6*sigma'(z3)*(w36 + w34*w46*sigma'(z4) + w35*w56*sigma'(z5))"], ["dL/dz6*sigma'(z3)*w36"]),
        ("softmax-any-targets", "output-weight", ["y_j (x_i sum_m t_m - t_i)", "y_j (sum_m t_m x_i - t_i)"], ["y_j (t_i - x_i sum_m t_m)"]),
        ("softmax-any-targets", "hidden-weight", ["sum_i (sum_m t_m x_i - t_i) w_ji y_j (1 - y_j) z_k"],
            ["sum_i (sum_m t_m x_i - t_i) w_ji y_j (1 - y_j)"]),
        ("relu-sigmoid", "sigmoid-derivative", ["e^(-z)/(1+e^(-z))^2", "sigma(z)(1-sigma(z))"], ["1/(1+e^(-z))", "-e^(-z)/(1+e^(-z))^2"]),
        ("relu-sigmoid", "sigmoid-large-z", ["becomes small", "vanishes", "b"], ["becomes large", "d"]),
        ("relu-sigmoid", "relu-positive", ["1"], ["0", "z"]),
        ("relu-sigmoid", "relu-negative", ["0"], ["1", "-1"]),
        ("relu-sigmoid", "loss", ["0.288", "0.2884"], ["0.28", "0.240"]),
        ("relu-sigmoid", "dw1", ["2.080", "2.0809"], ["-2.081", "2.07"]),
        ("relu-sigmoid", "dw2", ["-0.004", "-0.0042"], ["0.004", "-0.005"]),
        ("relu-sigmoid", "db", ["-0.1387", "-0.139"], ["0.1387", "-0.277"]),
        ("relu-sigmoid", "sgd", ["w_1-eta*(partialC)/(partialw_1)", "w1 -= eta*dC/dw1"],
            ["w_1+eta*(partialC)/(partialw_1)", "-eta*(partialC)/(partialw_1)"]),
    ];

    private static readonly string[] Unreadable = ["2*(z6", "I don't know", "???", "2 ** ** 3"];

    public static int PartsEach => Parts.Length;

    /// <summary>The answers of one student, in order.</summary>
    public static IEnumerable<(string Problem, string Part, string Text)> Answers(int student, Population population = Population.Recurring)
    {
        for (var i = 0; i < Parts.Length; i++)
        {
            var (problem, part, right, wrong) = Parts[i];
            var draw = Draw(student, i);
            var (kind, pick) = (draw % 10, (int)(draw / 10 % 7919));
            var text = kind < 6
                ? right[pick % right.Length]
                : kind < 9 ? wrong[pick % wrong.Length]
                : pick % 2 == 0 ? ""
                : Unreadable[pick / 2 % Unreadable.Length];
            var isFormula = kind < 9 && part is not "sigmoid-large-z";
            yield return (problem, part, isFormula ? Varied(text, wrong[pick % wrong.Length], draw / 100_000, student + 2, population) : text);
        }
    }

    // Once only is the same value, written with a number of its own; a slip of the finger comes once only, too.
    private static string Varied(string text, string wrong, ulong draw, int number, Population population) => population switch
    {
        Population.Distinct => Once(text, number),
        Population.Wrong when draw % 5 < 2 => string.Create(CultureInfo.InvariantCulture, $"{wrong} + {number}"),
        Population.Misspelt when draw % 16 < 3 && text.Any(char.IsAsciiLetter) =>
            Once(Misspelt(text, "hjquv"[(int)(draw / 16 % 5)]), number),
        _ => draw % 10 == 0 ? Once(text, number) : text,
    };

    private static string Once(string text, int number) => string.Create(CultureInfo.InvariantCulture, $"{text} + {number}*0");

    // A letter too much behind the first one that is there.
    private static string Misspelt(string text, char letter)
    {
        var first = 0;
        while (!char.IsAsciiLetter(text[first])) first++;
        return text.Insert(first + 1, $"{letter}");
    }

    public static void WriteTable(string path, int students, Population population = Population.Recurring)
    {
        using var to = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 16);
        to.Write("student,problem,part,answer\n");
        for (var student = 0; student < students; student++)
            foreach (var (problem, part, text) in Answers(student, population))
                to.Write($"s{student:D7},{problem},{part},\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n");
    }

    public static void WriteSheets(string folder, int students)
    {
        Directory.CreateDirectory(folder);
        for (var student = 0; student < students; student++)
        {
            var sheet = new StringBuilder($"student: s{student:D7}\n");
            var heading = "";
            foreach (var (problem, part, text) in Answers(student))
            {
                if (problem != heading) sheet.Append($"\n## {heading = problem}\n");
                sheet.Append($"{part}: {text}\n");
            }
            File.WriteAllText(Path.Combine(folder, $"s{student:D7}.md"), sheet.ToString());
        }
    }

    // A fixed mixing of two numbers (splitmix64): the same on every machine.
    private static ulong Draw(int student, int part)
    {
        var x = (ulong)student * 1_000_003 + (ulong)part + 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
