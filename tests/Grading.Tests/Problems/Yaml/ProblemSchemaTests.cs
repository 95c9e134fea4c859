using System.Text.Json.Nodes;
using Grading.Problems.Yaml;

namespace Grading.Tests.Problems.Yaml;

public sealed class ProblemSchemaTests
{
    [Fact] // grader schema > docs/problem.schema.json
    public void The_schema_of_the_documents_is_what_is_printed() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Folder, "docs", "problem.schema.json")).ReplaceLineEndings("\n"),
            ProblemSchema.Text());

    [Theory]
    [InlineData(FieldPlaces.File, "properties")]
    [InlineData(FieldPlaces.Section, "properties.sections.items.properties")]
    [InlineData(FieldPlaces.Part, "properties.parts.additionalProperties.properties")]
    [InlineData(FieldPlaces.Mistake, "properties.parts.additionalProperties.properties.mistakes.items.properties")]
    [InlineData(FieldPlaces.Option, "properties.parts.additionalProperties.properties.choices.items.properties")]
    public void A_place_has_the_fields_that_are_read_there(FieldPlaces place, string path)
    {
        JsonNode node = JsonNode.Parse(ProblemSchema.Text())!;
        foreach (var name in path.Split('.')) node = node[name]!;

        Assert.Equal(ProblemFields.At(place).ToArray(), node.AsObject().Select(field => field.Key));
    }
}
