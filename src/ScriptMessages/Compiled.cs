using System.Collections.Immutable;

namespace ScriptMessages;

/// <summary>What the compile worker answers: an assembly that may run, or why there is none.</summary>
public abstract record Compiled
{
    private Compiled() { }

    /// <param name="Uses">What of the question and of the library is used: parameters of the method by their names,
    /// <c>Math.Exp</c>.</param>
    /// <param name="Numbers">The numbers that the method comes to, but 0 and what has no neighbours (NaN, ∞).</param>
    public sealed record Image(byte[] Bytes, ImmutableArray<string> Uses, ImmutableArray<WrittenNumber> Numbers) : Compiled;

    /// <summary>A number in a script, as it is written or by its name (<c>Math.PI</c>).</summary>
    /// <param name="Place">Among all that the script is made of, as it is compiled.</param>
    /// <param name="Most">The largest number of its type.</param>
    /// <param name="IsRead">It is read when the script is run, and can be another one then; otherwise the script is compiled again.</param>
    /// <param name="Decides">The script may go one way or the other by it: it is compared, rounded or chosen by, itself or what becomes of
    /// it.</param>
    public readonly record struct WrittenNumber(int Place, double Value, double Most, bool IsRead, bool Decides)
    {
        /// <summary>Whether it can be that number.</summary>
        public bool CanBe(double other) => Math.Abs(other) <= Most;
    }

    /// <summary>Something in the script is not offered, or it does not compile.</summary>
    /// <param name="Rule">A stable word: <c>too-long</c>, <c>not-offered</c>, <c>compile:CS0103</c>.</param>
    /// <param name="Line">From 1; 0 where no line can be named.</param>
    /// <param name="What">What stands there, or the compiler's words.</param>
    public sealed record Rejected(string Rule, int Line, string What) : Compiled;

    /// <summary>A gap between our own layers: what the lists let through did not compile once it was woven.</summary>
    public sealed record Failed(string What) : Compiled;

    public void Write(BinaryWriter writer)
    {
        switch (this)
        {
            case Image image:
                writer.Write((byte)0);
                Messages.WriteBytes(writer, image.Bytes);
                writer.Write(image.Uses.Length);
                foreach (var name in image.Uses) writer.Write(name);
                writer.Write(image.Numbers.Length);
                foreach (var (place, value, most, isRead, decides) in image.Numbers)
                {
                    writer.Write(place);
                    writer.Write(value);
                    writer.Write(most);
                    writer.Write(isRead);
                    writer.Write(decides);
                }
                break;
            case Rejected why:
                writer.Write((byte)1);
                writer.Write(why.Rule);
                writer.Write(why.Line);
                writer.Write(why.What);
                break;
            case Failed failed:
                writer.Write((byte)2);
                writer.Write(failed.What);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Reads the answer, on the other side.</summary>
    public static Compiled Read(BinaryReader reader) => reader.ReadByte() switch
    {
        0 => new Image(Messages.ReadBytes(reader), ReadNames(reader), ReadNumbers(reader)),
        1 => new Rejected(reader.ReadString(), reader.ReadInt32(), reader.ReadString()),
        2 => new Failed(reader.ReadString()),
        _ => throw new InvalidDataException(),
    };

    private static ImmutableArray<WrittenNumber> ReadNumbers(BinaryReader reader)
    {
        var numbers = ImmutableArray.CreateBuilder<WrittenNumber>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            numbers.Add(new(reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadBoolean(), reader.ReadBoolean()));
        return numbers.ToImmutable();
    }

    private static ImmutableArray<string> ReadNames(BinaryReader reader)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (var left = reader.ReadInt32(); left > 0; left--) names.Add(reader.ReadString());
        return names.ToImmutable();
    }
}
