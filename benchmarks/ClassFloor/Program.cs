using System.Globalization;
using ClassFloor;

// The least that a class takes: reads the table student,problem,part,answer, hashes each text, spends one microsecond of counted work on each
// distinct one, and writes a row for each, as long as the product's.
// ClassFloor TABLE RESULTS LANES BYTES, where BYTES is how long what a row has beside its answer is.
if (args is not [var table, var results, var lanes, var bytes])
{
    Console.Error.WriteLine("Say TABLE RESULTS LANES BYTES.");
    return 2;
}
var rows = new Rows(int.Parse(bytes, CultureInfo.InvariantCulture));
using var to = new FileStream(results, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
foreach (var block in InOrder.Select(Blocks.Of(table), int.Parse(lanes, CultureInfo.InvariantCulture), rows.Of)) to.Write(block.Span);
return 0;
