import Enrich
import Records
import Testing

@Suite struct TaxonomyTests {
    private func faults(_ json: String) -> [DataFault] {
        switch Taxonomy.read(json: Array(json.utf8)) {
        case .taxonomy: []
        case .faults(let faults): faults
        }
    }

    @Test func aTaxonomyIsRead() {
        let json = """
            {"version": "1", "name": "t", "groups": [{"id": "g", "zh": "组", "en": "Group"}],
             "themes": [{"id": "g.a", "zh": "甲", "en": "A", "group": "g", "terms": ["区块链"], "exclude": ["区块链接"]}]}
            """
        guard case .taxonomy(let taxonomy) = Taxonomy.read(json: Array(json.utf8)) else {
            Issue.record("the taxonomy is refused: \(faults(json))")
            return
        }
        #expect(taxonomy.themes == [Theme(id: "g.a", zh: "甲", en: "A", group: "g", terms: ["区块链"], exclusions: ["区块链接"])])
    }

    @Test func everyFaultIsToldAtItsPlace() {
        let json = """
            {"version": "1", "name": "t", "groups": [],
            "themes": [{"id": "a", "zh": "甲", "en": "A", "group": "x", "terms": ["链", "", "链"], "trems": []}]}
            """
        let lines = Array(json.utf8)
        let found = faults(json).map { fault in
            (fault.message.prefix(while: { $0 != ";" && $0 != "(" }), fault.offset.map { lines[..<$0].filter { $0 == 0x0A }.count + 1 })
        }
        #expect(
            found.map { String($0.0) } == [
                "theme 'a': there is no group 'x'", "theme 'a': an empty entry in 'terms'", "theme 'a': '链' stands twice in 'terms'",
                "unknown key 'trems' ",
            ]
        )
        #expect(found.allSatisfy { $0.1 == 2 })
    }

    @Test func aTermOfTwoThemesHasToBeShared() {
        func json(_ shared: String) -> String {
            """
            {"version": "1", "name": "t", \(shared)"groups": [{"id": "g", "zh": "组", "en": "Group"}],
            "themes": [{"id": "a", "zh": "甲", "en": "A", "group": "g", "terms": ["AI", "链"]},
            {"id": "b", "zh": "乙", "en": "B", "group": "g", "terms": ["网", "ai"]}]}
            """
        }
        let place = Array(json("").utf8).count - Array(#""ai"]}]}"#.utf8).count
        #expect(
            faults(json("")) == [DataFault("theme 'b': 'ai' is a term of theme 'a' too; delete one, or name it in 'shared'", at: place)]
        )
        #expect(faults(json(#""shared": ["AI"], "#)) == [])
        #expect(faults(json(#""shared": ["AI", "网"], "#)).map(\.message) == ["'shared': '网' is no term of two themes; delete it"])
    }

    @Test func brokenJSONIsAFaultWithAPlace() {
        #expect(faults("{\"themes\": ").first?.offset == 11)
    }
}
