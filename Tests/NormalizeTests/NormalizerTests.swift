import Foundation
import JSONText
import Normalize
import Records
import Testing

@Suite("Normalizer")
struct NormalizerTests {
    @Test("a report read out at a session")
    func report() throws {
        let text = """
            下载
            2026年福建省政府工作报告
            ——2026年1月27日在福建省第十四届人民代表大会第四次会议上
            来源：福建日报
            时间：2026-02-06
            福建省人民政府省长 赵龙
            各位代表：
            现在，我代表省人民政府，向大会报告工作。
            一、过去一年
            全省地区生产总值增长5%左右。
            各位代表！让我们团结奋斗！
            相关报道：
            """
        let read = try NormalizerFixture.read(text, published: "2026-02-06", title: "2026年福建省政府工作报告")
        #expect(read.statements.map(\.text) == ["现在，我代表省人民政府，向大会报告工作。", "全省地区生产总值增长5%左右。", "各位代表！让我们团结奋斗！"])
        for statement in read.statements {
            #expect(statement.form == .block)
            #expect(statement.speaker == "赵龙")
            #expect(statement.role == "福建省人民政府省长")
            #expect(statement.session == "福建省第十四届人民代表大会第四次会议")
            #expect(statement.date == CivilDate(2026, 1, 27))
            #expect(statement.region?.code == "350000")
            #expect(statement.sourceDocument == "2026年福建省政府工作报告")
        }
        #expect(read.statements[1].figures.map(\.bound) == [.about])
    }

    @Test(
        "texts that are not ones",
        arguments: ["", "\n\n", "“", "”", "“”", "：", "——", "“”“”””““", "各位代表：", "福建省", "第届次会议", "，，。。！", "A", "\u{1F600}“\u{1F600}”"]
    )
    func degenerate(text: String) throws {
        let read = try NormalizerFixture.read(text)
        for statement in read.statements { #expect(read.article.text.whole.contains(statement.span)) }
    }

    @Test("the region that a table gives beside the text, as a code or a name", arguments: ["350000", "福建省", "福建"])
    func given(region: String) throws {
        var article = NormalizerFixture.article("要加快建设。")
        article.givenRegion = region
        #expect(try NormalizerFixture.normalizer.get().normalize(article).about?.code == "350000")
    }

    @Test("a fault names its file and place")
    func faults() throws {
        var data = try NormalizerFixture.data()
        data.cues = Array(#"{"version": 1, "speech": [1, ""], "spech": []}"#.utf8)
        data.zones = Array("id\tname\tkind\taliases\tmembers\nA\tB\tx\t\t1\nA\tB\tmacro\t\tx\n".utf8)
        data.regionWords = Array("[".utf8)
        let thrown = #expect(throws: NormalizeFaults.self) { try Normalizer(data: data) }
        let faults = try #require(thrown).faults
        #expect(faults.contains(NormalizeFault(file: .cues, fault: DataFault("expected a word, found a number", at: 26))))
        #expect(faults.contains(NormalizeFault(file: .cues, fault: DataFault("a word must not be empty", at: 29))))
        #expect(faults.contains(NormalizeFault(file: .cues, fault: DataFault("unknown key 'spech'", at: 34))))
        #expect(faults.contains(NormalizeFault(file: .zones, fault: DataFault("the kind is macro or zone", at: 33))))
        #expect(
            faults.contains(NormalizeFault(file: .zones, fault: DataFault("members are codes with ; between them", at: 49)))
        )
        #expect(faults.contains { $0.file == .regionWords })
        #expect(!faults.contains { $0.file == .regions || $0.file == .expressions })
    }

    @Test(
        "a statement behind a long run of signs or words is read like any other",
        arguments: [
            "“", "”", "‘", "「", "\"", "“”", "（", "《", "1", "1,", "一", "万", "2020、", "15、", "福建省", "福州、", "和平、", "京津", "我省", "朝阳区、", "表示",
            "省长李伟、", "省长李·伟·", "近日", "推进发展，", "中国的人民", "福建省\n", "张三：推进发展。\n", "推进发展。\n——李伟\n", "“推进区块链发展。\n",
        ]
    )
    func longRuns(run: String) throws {
        let text = String(repeating: run, count: 20_000) + "\n\n省长王晶说：“要先立后破。”"
        let last = try #require(try NormalizerFixture.read(text).statements.last)
        #expect(last.text == "要先立后破。")
        #expect(last.form == .direct)
        #expect(last.speaker == "王晶")
    }

    @Test("a list of a thousand names is cut into clauses, and what stands behind it is heard")
    func longList() throws {
        let names = (0..<2_000).compactMap { Unicode.Scalar(0x4E00 + $0 * 3).map { "王\($0)" } }.joined(separator: "、")
        let read = try NormalizerFixture.read("参加的有" + names + "，省长李晶表示，要先立后破。")
        #expect(read.statements.map(\.text) == ["要先立后破。"])
        #expect(read.statements.map(\.speaker) == ["李晶"])
    }

    private static let seed = NormalizerFixture.root.deletingLastPathComponent().appendingPathComponent("shared/seed")

    @Test("the round-up that the project began with", .enabled(if: FileManager.default.fileExists(atPath: seed.path)))
    func roundup() throws {
        let text = String(decoding: try Data(contentsOf: Self.seed.appendingPathComponent("article.txt")), as: UTF8.self)
        let expected = try JSONParser.parse(Array(try Data(contentsOf: Self.seed.appendingPathComponent("expected.json"))))
        let read = try NormalizerFixture.read(text, title: "地方“两会”密集召开,从中一窥2020区块链发展方向")
        for wanted in expected["statements"]?.elements ?? [] {
            let words = wanted["text"]?.string
            let part = wanted["text_contains"]?.string
            let statement = try #require(
                read.statements.first { $0.text == words || part.map($0.text.contains) ?? false }
            )
            #expect(statement.region?.code == wanted["region"]?.string)
            #expect(statement.region?.name == wanted["region_name"]?.string)
            #expect(statement.date?.description == wanted["date"]?.string)
            #expect(statement.form.rawValue == wanted["form"]?.string)
            #expect(statement.speaker == wanted["speaker"]?.string)
            if let session = wanted["session"]?.string { #expect(statement.session == session) }
            if let source = wanted["source"]?.string { #expect(statement.sourceDocument == source) }
            if let role = wanted["role"]?.string { #expect(statement.role == role) }
            for figure in wanted["figures"]?.elements ?? [] {
                #expect(statement.figures.contains { $0.value == figure["value"]?.double && $0.unit == figure["unit"]?.string })
            }
        }
        let terms = (expected["terms_not_statements"]?.elements ?? []).compactMap(\.string)
        for statement in read.statements { #expect(!terms.contains(statement.text)) }
        #expect(read.directions.map(\.marker) == ["lead", "首先", "其次", "最后", "closing"])
    }
}
