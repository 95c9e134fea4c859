// good: 11_program; expect: pass
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Homework
{
    internal static class Program
    {
        private static readonly double One = 1;
        static double scale = 1.0;

        static void Main(string[] args)
        {
            var d = Program.Delta(new[] { new[] { 1.0 } }, new[] { 1.0 }, new[] { 0.0 });
            Console.WriteLine($"delta = {d[0]:F3}");
            Console.ReadKey();
        }

        static double Sigma(double x) => One/(One + Math.Exp(-x));

        public static double[] Delta(double[][] w, double[] deltaNext, double[] z)
        {
            var d = new double[z.Length];
            for (int j = 0; j < z.Length; j++)
            {
                for (int k = 0; k < deltaNext.Length; k++) d[j] += scale*w[k][j]*deltaNext[k];
                d[j] *= Program.Sigma(z[j])*(1 - Sigma(z[j]));
                Console.WriteLine("d[" + j + "] = " + d[j].ToString("F3"));
            }
            System.Console.WriteLine(string.Join(", ", d));
            return d;
        }
    }
}
