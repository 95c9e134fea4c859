using ScriptHost;
using ScriptMessages;
using ScriptMessages.Lock;

// The process that runs student code. Its arguments: the process it works for, and a file that it must not be able to read. Everything else
// comes over a pipe: first a script of ours to rehearse with, then code, inputs, limits. It knows no reference, no seed, no expected value.
if (args is not [var parent, var secret, var data, var cpu]) return 2;
var (input, output) = ProcessLock.TakeStandardStreams();
var culture = System.Globalization.CultureInfo.InvariantCulture;
Exception? bug = null;

// Student code gets a stack of 1 MiB: deep enough for any honest recursion, and quickly unwound. The thread must exist before the lock
// falls, and has by then done all that it will do for a student.
var (rehearsed, locked) = (new ManualResetEventSlim(), new ManualResetEventSlim());
var worker = new Thread(Serve, 1 << 20);
worker.Start();
rehearsed.Wait();
if (bug is not null) return 3;
var greeting =
    ProcessLock.Close(new(long.Parse(data, culture), int.Parse(cpu, culture), MayOpenFiles: false), int.Parse(parent, culture), secret);
Messages.WriteFrame(output, Messages.Encode(new byte[Messages.NonceLength], writer => writer.Write(greeting.ToString())));
locked.Set();
worker.Join();
return bug is null ? 0 : 3;

void Serve()
{
    try
    {
        if (Messages.ReadFrame(input) is { } script) Rehearsal.Run(Messages.Decode(script, Messages.ReadBytes));
        rehearsed.Set();
        locked.Wait();
        while (Messages.ReadFrame(input) is { } payload)
        {
            var reply = Execution.Run(Messages.Decode(payload, Messages.ReadRequest));
            Messages.WriteFrame(output, Messages.Encode(payload.AsSpan(0, Messages.NonceLength), writer => Messages.Write(writer, reply)));
        }
    }
    catch (Exception e) when (e is IOException or InvalidDataException)
    {
        bug = e;
        rehearsed.Set();
    }
}
