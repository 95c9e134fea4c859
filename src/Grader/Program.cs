using Grader;
using Grader.Commands.Students;

// What students wait for, without the library that reads all other command lines.
return args is ["check", [not '-', ..] sheet] ? CheckCommand.Run(sheet) : CommandTable.Run(args);
