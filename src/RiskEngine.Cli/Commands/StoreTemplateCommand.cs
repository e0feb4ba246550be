using System.CommandLine;
using RiskEngine.Cli.Sheets;
using RiskEngine.Households;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine store template</c>: an empty workbook to fill in.</summary>
internal static class StoreTemplateCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output") { Description = "File (xlsx) to write", HelpName = "FILE", Required = true };
        var language = new Option<SheetLanguage?>("--language")
        {
            Description = "Language of names, headings and lists; zh if left out",
            HelpName = string.Join('|', Choice.Words<SheetLanguage>()),
            CustomParser = argument => Choice.Parse<SheetLanguage>(argument),
        };
        var command = new Command("template", "Write an empty workbook: headings, explanations and lists to choose from") { output, language };
        command.SetAction(parsed => (int)Run(parsed.GetRequiredValue(output), parsed.GetValue(language) != SheetLanguage.En, Console.Error));
        return command;
    }

    /// <summary>Writes the workbook.</summary>
    internal static ExitCode Run(string path, bool isChinese, TextWriter errors)
    {
        try
        {
            using var sink = new WorkbookSink(path, isChinese, isTemplate: true);
            Explain(sink.Workbook, isChinese);
            sink.Finish();
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            errors.WriteLine($"error: {fault.Message}");
            return ExitCode.Usage;
        }
    }

    // One row for each column: what it is called in both languages, what it takes, and which words stand for which code.
    private static void Explain(WorkbookWriter workbook, bool isChinese)
    {
        var sheet = workbook.Add(new SheetLayout(isChinese ? "说明" : "Notes")
        {
            Columns = [(16, CellStyle.Note), (30, CellStyle.Note), (34, CellStyle.Note), (30, CellStyle.Note), (70, CellStyle.Note)],
            HeaderRows = 1,
        });
        string[] headings = isChinese ? ["工作表", "列名", "英文列名", "填写内容", "可填代码"] : ["Sheet", "Chinese heading", "Heading", "Takes", "Codes"];
        sheet.Row(headings.Select(heading => SheetCell.Text(heading, CellStyle.Heading)));
        foreach (var table in SheetTable.All)
        {
            foreach (var column in table.Columns)
            {
                string[] cells =
                [
                    isChinese ? table.Chinese : table.Name, column.Chinese, column.Path,
                    Takes(column, isChinese) + (WorkbookSink.IsRequired(table, column) ? isChinese ? "(必填)" : " (required)" : ""),
                    string.Join("; ", column.Codes.Select(code => $"{ChineseWords.Label(column.Path, code)} = {code}")),
                ];
                sheet.Row(cells.Select(cell => SheetCell.Text(cell, CellStyle.Note)));
            }
        }

        sheet.Row([SheetCell.Text(isChinese
            ? "空单元格表示“未知”,不等于“否”或 0。不得填写姓名、身份证号、电话等个人信息,编号使用假名。请勿合并单元格。"
            : "An empty cell means unknown, never no or 0. No names, ID numbers or telephones: ids are pseudonyms. No merged cells.", CellStyle.Subtitle)]);
        sheet.MergeRow(5);
    }

    private static string Takes(Column column, bool isChinese) => (column.Kind, isChinese) switch
    {
        (AnswerKind.Number, true) => "数字",
        (AnswerKind.Number, _) => "a number",
        (AnswerKind.List, true) => "对应工作表的行数;0 表示没有,空表示未知",
        (AnswerKind.List, _) => "number of rows in its own sheet; 0 for none, empty for unknown",
        (AnswerKind.Date, true) => "日期,如 2020-06-30",
        (AnswerKind.Date, _) => "a day, such as 2020-06-30",
        (AnswerKind.YesNo, true) => "是 / 否",
        (AnswerKind.YesNo, _) => "true / false",
        (AnswerKind.Codes, true) => "可填多个,用“、”隔开;“无”表示没有",
        (AnswerKind.Codes, _) => "one or more codes with semicolons between them; NONE for none",
        (AnswerKind.Code, true) => "选择一项",
        (AnswerKind.Code, _) => "one code",
        (_, true) => "文本",
        _ => "text",
    };
}
