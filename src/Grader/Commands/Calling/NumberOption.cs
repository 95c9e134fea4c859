using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Grading.Wording;

namespace Grader.Commands.Calling;

/// <summary>An option that takes a whole number.</summary>
internal sealed class NumberOption : Option<int>
{
    private readonly (int Least, int Most) _range;

    public NumberOption(string name, int least, int most, int usual) : base(name)
    {
        _range = (least, most);
        HelpName = "N";
        DefaultValueFactory = _ => usual;
        CustomParser = Parsed;
    }

    private int Parsed(ArgumentResult result)
    {
        if (result.Tokens is not [{ Value: var text }]) return 0;
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= _range.Least && number <= _range.Most) return number;
        result.AddError(AssistantSentences.NoNumber(Name, text, _range.Least, _range.Most));
        return 0;
    }
}
