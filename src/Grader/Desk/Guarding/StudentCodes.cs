using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Grader.Desk.Guarding;

/// <summary>Students as pages call them: by a keyed hash, or by their ids where names are shown.</summary>
internal sealed class StudentCodes
{
    private const int Shortest = 3;

    private readonly FrozenDictionary<string, string> _codes;
    private readonly FrozenDictionary<string, string> _students;
    private readonly bool _showsNames;

    public StudentCodes(byte[] key, bool showsNames, IEnumerable<string> students)
    {
        var hashes = students.Distinct(StringComparer.Ordinal).ToDictionary(
            student => student, student => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(student))));
        var length = Shortest;
        while (hashes.Values.DistinctBy(hash => hash[..length]).Count() < hashes.Count) length++;
        _codes = hashes.ToFrozenDictionary(one => one.Key, one => $"s-{one.Value[..length]}");
        _students = _codes.ToFrozenDictionary(one => one.Value, one => one.Key);
        _showsNames = showsNames;
    }

    /// <summary>Stands in addresses.</summary>
    public string Code(string student) => _codes.GetValueOrDefault(student, "s-?");

    /// <summary>What a page calls a student.</summary>
    public string Shown(string student) => _showsNames ? student : Code(student);

    public string? Student(string code) => _students.GetValueOrDefault(code);

    /// <summary>A text that a student wrote, or that says where it stands, without that student's id.</summary>
    public string Masked(string text, string student) => _showsNames || student.Length < 2
        ? text
        : text.Replace(student, Code(student), StringComparison.OrdinalIgnoreCase);
}
