using ScriptCompiler;

// The process that compiles scripts for a grader that is at work. Its arguments: the process it works for, a file that it must not be able
// to read, and its seconds of processor time. Everything else comes over a pipe.
return CompileWorker.Run(args);
