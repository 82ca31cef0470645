import Pipeline
import Testing

@Suite struct ParameterTests {
    private func pipeline(_ parameters: String, horizon: String = "${YEAR}", bom: String = "true") -> [UInt8] {
        Array(
            """
            {"version": 1, "name": "sessions-${YEAR}", "output": "out", "parameters": \(parameters), "stages": [
            {"id": "p", "use": "extract", "with": {"from": ["data/${YEAR}", "more"]}},
            {"id": "s", "use": "normalize", "from": "p"},
            {"id": "t", "use": "enrich", "from": "s", "with": {"taxonomy": "t.json"}},
            {"id": "c", "use": "emit.csv", "from": "t", "with": {"bom": \(bom)}},
            {"id": "m", "use": "emit.summary", "from": "t", "with": {"horizon": "\(horizon)"}}
            ]}
            """.utf8
        )
    }

    private func faults(_ bytes: [UInt8], _ sources: ParameterSources = ParameterSources()) -> [String] {
        do throws(PlanFaults) {
            _ = try PlanReader.read(bytes, file: "p.json", parameters: sources)
            return []
        } catch {
            return error.diagnostics.map(\.description)
        }
    }

    private let year = #"{"YEAR": {"default": "2020", "meaning": "the year"}}"#

    @Test func aDefaultFillsEveryPlace() throws {
        let plan = try PlanReader.read(pipeline(year), file: "p.json")
        #expect(plan.name == "sessions-2020")
        #expect(plan.stages[0].options[ExtractOptions.from] == ["data/2020", "more"])
        #expect(plan.stages[4].options[SummaryOptions.horizon] == "2020")
        #expect(plan.parameters == [Parameter(name: "YEAR", value: "2020", origin: .default, meaning: "the year")])
    }

    @Test func theCommandLineWinsOverTheEnvironment() throws {
        let both = ParameterSources(commandLine: ["YEAR": "2022"], environment: ["YEAR": "2021", "PATH": "/bin"])
        #expect(try PlanReader.read(pipeline(year), file: "p.json", parameters: both).parameters[0].value == "2022")
        let environment = ParameterSources(environment: ["YEAR": "2021"])
        let plan = try PlanReader.read(pipeline(year), file: "p.json", parameters: environment)
        #expect(plan.parameters[0].origin == .environment)
        #expect(plan.name == "sessions-2021")
    }

    @Test func aTextThatIsOneParameterBecomesWhatTheOptionWants() throws {
        let declared = #"{"YEAR": {"default": "2020"}, "BOM": {"default": "false"}}"#
        let plan = try PlanReader.read(pipeline(declared, bom: #""${BOM}""#), file: "p.json")
        #expect(plan.stages[3].options[CSVOptions.bom] == false)
        let wrong = #"{"YEAR": {"default": "2020"}, "BOM": {"default": "maybe"}}"#
        #expect(faults(pipeline(wrong, bom: #""${BOM}""#)) == ["p.json:5:61: error: stage 'c': 'bom' must be true or false, not a string"])
    }

    /// A value that looks like a parameter is taken as it is.
    @Test func aValueIsNotReadAgain() throws {
        let sources = ParameterSources(commandLine: ["YEAR": "${YEAR}"])
        #expect(try PlanReader.read(pipeline(year, horizon: "2020"), file: "p.json", parameters: sources).name == "sessions-${YEAR}")
    }

    @Test func whatIsWrongIsToldWithItsPlace() {
        #expect(
            faults(pipeline(year, horizon: "${YAER}")) == [
                "p.json:6:69: error: stage 'm': there is no parameter 'YAER'; declare it under 'parameters' (did you mean 'YEAR'?)"
            ]
        )
        #expect(
            faults(pipeline(#"{"YEAR": {}}"#)) == [
                "p.json:1:76: error: parameter 'YEAR': has no default and no value; give one with --set YEAR=VALUE"
            ]
        )
        #expect(
            faults(pipeline(year), ParameterSources(commandLine: ["YAER": "1"])) == [
                "p.json:1:75: error: --set YAER: the pipeline declares no such parameter (did you mean 'YEAR'?)"
            ]
        )
    }

    @Test func aNulInAPathIsRefused() {
        let json =
            #"{"version": 1, "name": "x", "output": "out", "stages": [{"id": "p", "use": "extract", "with": {"from": ["a\u0000b"]}}]}"#
        #expect(faults(Array(json.utf8)).contains("p.json:1:105: error: stage 'p': in a list of paths: 'from' must not contain a NUL"))
    }

    /// One wrong word is one fault, not one for every stage that it feeds.
    @Test func aStageOfAnUnknownTypeIsOneFault() {
        let json = """
            {"version": 1, "name": "x", "output": "out", "stages": [
            {"id": "p", "use": "extrct", "with": {"from": ["a"]}},
            {"id": "s", "use": "normalize", "from": "p"},
            {"id": "t", "use": "enrich", "from": "s", "with": {"taxonomy": "t.json"}},
            {"id": "c", "use": "emit.csv", "from": "t"}]}
            """
        #expect(faults(Array(json.utf8)) == ["p.json:2:20: error: stage 'p': there is no stage type 'extrct' (did you mean 'extract'?)"])
    }
}
