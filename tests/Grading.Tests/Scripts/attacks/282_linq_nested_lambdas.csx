// attack: lambdas in lambdas in lambdas; expect: rejected|wrong|timeout
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    return new[] { z.Sum(a => z.Sum(b => z.Sum(c => z.Sum(d => z.Sum(e => z.Sum(f => a + b + c + d + e + f)))))) };
}
