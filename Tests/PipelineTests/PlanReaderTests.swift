import Pipeline
import Testing

@Suite struct PlanReaderTests {
    private func faults(_ json: String) -> [String] {
        do throws(PlanFaults) {
            _ = try PlanReader.read(Array(json.utf8), file: "pipeline.json")
            return []
        } catch {
            return error.diagnostics.map(\.description)
        }
    }

    private func pipeline(_ stages: String, rest: String = #""version": 1, "name": "x", "output": "out""#) -> String {
        "{\(rest), \"stages\": [\n\(stages)\n]}"
    }

    private let pages = #"{"id": "p", "use": "extract", "with": {"from": ["data"]}}"#
    private let statements = #"{"id": "s", "use": "normalize", "from": "p"}"#
    private let tagged = #"{"id": "t", "use": "enrich", "from": "s", "with": {"taxonomy": "t.json"}}"#
    private let csv = #"{"id": "c", "use": "emit.csv", "from": "t"}"#

    @Test func aRightPipelineHasDefaults() throws {
        let plan = try PlanReader.read(
            Array(pipeline([pages, statements, tagged, csv].joined(separator: ",\n")).utf8),
            file: "pipeline.json"
        )
        #expect(plan.stages.map(\.id) == ["p", "s", "t", "c"])
        #expect(plan.stages[3].options[CSVOptions.to] == "csv")
        #expect(plan.stages[3].options[CSVOptions.bom])
        #expect(plan.stages[0].options[ExtractOptions.onDuplicate] == .mark)
        #expect(plan.warnings.isEmpty)
    }

    @Test(arguments: [
        (
            #"{"id": "p", "use": "extract", "with": {"form": ["x"], "from": ["x"]}}"#,
            "pipeline.json:2:40: error: stage 'p': unknown option 'form' (did you mean 'from'?)"
        ),
        (
            #"{"id": "p", "use": "extrct", "with": {}}"#,
            "pipeline.json:2:20: error: stage 'p': there is no stage type 'extrct' (did you mean 'extract'?)"
        ),
        (
            #"{"id": "p", "use": "extract", "wiht": {}, "with": {"from": ["x"]}}"#,
            "pipeline.json:2:31: error: stage 'p': unknown key 'wiht' (did you mean 'with'?)"
        ),
        (
            #"{"id": "p", "use": "extract", "with": {"from": "x"}}"#,
            "pipeline.json:2:48: error: stage 'p': 'from' must be a list of paths, such as [\"data/pages\"], not a string"
        ),
        (
            #"{"id": "p", "use": "extract", "with": {"from": ["x"], "on_duplicate": "drop"}}"#,
            "pipeline.json:2:71: error: stage 'p': 'on_duplicate' must be one of 'keep', 'skip', 'mark'"
        ),
        (
            #"{"id": "y", "use": "emit.summary", "with": {"horizon": "next"}}"#,
            "pipeline.json:2:56: error: stage 'y': 'horizon' must be a year as a text, such as \"2020\", not 'next'"
        ),
        (#"{"id": "两", "use": "normalize", "from": "q"}"#, "pipeline.json:2:41: error: stage '两': no stage 'q' stands before this one"),
    ])
    func aFaultIsToldWithPlaceAndHint(stage: String, message: String) {
        #expect(faults(pipeline(stage)).contains(message))
    }

    @Test func stagesAreWiredByWhatTheyGive() {
        let wrong = #"{"id": "t", "use": "enrich", "from": "p", "with": {"taxonomy": "t.json"}}"#
        #expect(
            faults(pipeline("\(pages),\n\(wrong)")) == [
                "pipeline.json:3:38: error: stage 't': 'p' gives articles, but enrich takes statements"
            ]
        )
        let unfed = #"{"id": "s", "use": "normalize"}"#
        #expect(
            faults(pipeline(unfed)) == [
                "pipeline.json:2:1: error: stage 's': normalize takes articles; name a stage of type 'extract' in 'from'"
            ]
        )
    }

    @Test func allFaultsAreToldAtOnceInTheirOrder() {
        let json = """
            {
              "version": 2,
              "nmae": "x",
              "stages": [{"id": "p", "use": "extract", "with": {}}, {"id": "p", "use": "extract", "with": {"from": []}}]
            }
            """
        #expect(
            faults(json).map { $0.prefix(while: { $0 != " " }) } == [
                "pipeline.json:1:1:", "pipeline.json:1:1:", "pipeline.json:2:14:", "pipeline.json:3:3:", "pipeline.json:4:52:",
                "pipeline.json:4:64:",
                "pipeline.json:4:104:",
            ]
        )
    }

    @Test func whatWorksForNobodyIsWarnedOf() throws {
        let unused = #"{"id": "u", "use": "normalize", "from": "p"}"#
        let plan = try PlanReader.read(
            Array(pipeline([pages, unused, statements, tagged, csv].joined(separator: ",\n")).utf8),
            file: "pipeline.json"
        )
        #expect(plan.warnings.map(\.description) == ["pipeline.json:3:1: warning: nothing takes what stage 'u' gives"])
    }

    @Test func twoStagesMayNotWriteTheSameFile() {
        let second = #"{"id": "d", "use": "emit.csv", "from": "t"}"#
        #expect(
            faults(pipeline([pages, statements, tagged, csv, second].joined(separator: ",\n"))) == [
                "pipeline.json:6:1: error: stage 'd' writes 'csv/articles.csv', which is in the way of 'csv/articles.csv' of stage 'c'; set 'to'"
            ]
        )
    }

    @Test func countsOfOtherRecordsAreRefused() {
        let other = #"{"id": "o", "use": "enrich", "from": "s", "with": {"taxonomy": "o.json"}}"#
        let counts = #"{"id": "n", "use": "aggregate", "from": "o"}"#
        let mixed = #"{"id": "d", "use": "emit.csv", "from": ["t", "n"], "with": {"to": "d"}}"#
        #expect(
            faults(pipeline([pages, statements, tagged, other, counts, mixed].joined(separator: ",\n"))) == [
                "pipeline.json:7:1: error: stage 'd' takes the records of 't' and, by 'n', the counts of 'o'; name one of them"
            ]
        )
    }

    @Test(arguments: ["", "{", "[]", "{\"version\": 1,}", "\u{FEFF}{"]) func brokenFilesAreFaultsToo(json: String) {
        #expect(!faults(json).isEmpty)
    }
}
