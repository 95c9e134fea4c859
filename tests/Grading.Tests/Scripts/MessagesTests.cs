using ScriptMessages;

namespace Grading.Tests.Scripts;

/// <summary>The messages between the processes.</summary>
public sealed class MessagesTests
{
    [Fact]
    public void A_request_and_a_reply_come_back_as_they_were_sent()
    {
        var request =
            new Request([1, 2, 3], "Delta", 10, 15, 20, 30,
                [[new Value.Number(-0.0), new Value.Vector([double.NaN, 1]), new Value.Matrix([[1, 2], null, []])]],
                [new([0.5, -0.0], 1), new([], 0)]);
        var read = Messages.Decode(
            Messages.Encode(new byte[Messages.NonceLength], writer => Messages.Write(writer, request)), Messages.ReadRequest);
        Assert.Equal((request.Entry, request.Steps, request.StepsInAll, request.Elements, request.ResultElements),
            (read.Entry, read.Steps, read.StepsInAll, read.Elements, read.ResultElements));
        Assert.Equal([BitConverter.DoubleToInt64Bits(-0.0)],
            read.Calls[0].OfType<Value.Number>().Select(number => BitConverter.DoubleToInt64Bits(number.X)));
        Assert.Equal([1, 2], ((Value.Matrix)read.Calls[0][2]).Rows[0]!);
        Assert.Null(((Value.Matrix)read.Calls[0][2]).Rows[1]);
        Assert.Equal(request.Runs.Select(run => run.Calls), read.Runs.Select(run => run.Calls));
        Assert.Equal(request.Runs.Select(run => run.Numbers), read.Runs.Select(run => run.Numbers));
    }

    [Fact]
    public void Garbage_is_no_message()
    {
        foreach (var garbage in new byte[][] { [], [1], [.. Enumerable.Repeat((byte)255, 40)], new byte[100] })
        {
            using var stream = new MemoryStream(garbage);
            try
            {
                var frame = Messages.ReadFrame(stream);
                if (frame is not null) Messages.Decode(frame, Messages.ReadReply);
            }
            catch (InvalidDataException)
            {
                // as it should be
            }
        }
        Assert.Throws<InvalidDataException>(() => Messages.ReadFrame(new MemoryStream(BitConverter.GetBytes(int.MaxValue))));
    }
}
