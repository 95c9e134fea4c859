// dotnet run --project tests/Architecture.Tests: the measures of the code, and where it is worst.
System.Console.Write(Architecture.Tests.Measuring.Measures.Now.Table());
