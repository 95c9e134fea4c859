using ScriptHost;
using ScriptMessages;
using ScriptMessages.Lock;

// The process that runs student code. Its arguments: the process it works for, and a file that it must not be able to read. Everything else
// comes over a pipe: code, inputs, limits. It knows no reference, no seed, no expected value.
if (args is not [var parent, var secret, var data, var cpu]) return 2;
var (input, output) = ProcessLock.TakeStandardStreams();
var culture = System.Globalization.CultureInfo.InvariantCulture;
Exception? bug = null;

// Student code gets a stack of 1 MiB: deep enough for any honest recursion, and quickly unwound. The thread must exist before the lock
// falls.
var locked = new ManualResetEventSlim();
var worker = new Thread(Serve, 1 << 20);
worker.Start();
Rehearsal.Run();
var layers =
    ProcessLock.Close(new(long.Parse(data, culture), int.Parse(cpu, culture), MayOpenFiles: false), int.Parse(parent, culture), secret);
Messages.WriteFrame(output, Messages.Encode(new byte[Messages.NonceLength], writer => writer.Write(string.Join('\n', layers))));
locked.Set();
worker.Join();
return bug is null ? 0 : 3;

void Serve()
{
    locked.Wait();
    try
    {
        while (Messages.ReadFrame(input) is { } payload)
        {
            var reply = Execution.Run(Messages.Decode(payload, Messages.ReadRequest));
            Messages.WriteFrame(output, Messages.Encode(payload.AsSpan(0, Messages.NonceLength), writer => Messages.Write(writer, reply)));
        }
    }
    catch (Exception e) when (e is IOException or InvalidDataException)
    {
        bug = e;
    }
}
