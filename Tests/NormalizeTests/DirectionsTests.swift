import Normalize
import Records
import Testing

@Suite("Directions")
struct DirectionsTests {
    private func points(_ text: String) throws -> [String] {
        try NormalizerFixture.read(text).directions.map { "\($0.horizon) \($0.order) \($0.marker): \($0.text)" }
    }

    @Test("the points of a section, its lead and its closing")
    func section() throws {
        let text = "前文。\n2020区块链发展方向\n数据是动力。\n首先，要有技术。\n其次，要有应用。\n最后，要有人才。\n未来可期。\n再接再厉。\n- END-\n声明无关。"
        #expect(
            try points(text) == [
                "2020 1 lead: 数据是动力。", "2020 2 首先: 首先，要有技术。", "2020 3 其次: 其次，要有应用。", "2020 4 最后: 最后，要有人才。",
                "2020 5 closing: 未来可期。\n再接再厉。",
            ]
        )
    }

    @Test("points of one paragraph, and the year of publication where the heading has none")
    func paragraph() throws {
        #expect(
            try points("发展趋势\n首先，技术还早。其次，监管会加强。会很严。最后，应用会落地。") == [
                "2020 1 首先: 首先，技术还早。", "2020 2 其次: 其次，监管会加强。会很严。", "2020 3 最后: 最后，应用会落地。",
            ]
        )
    }

    @Test("a sentence with the word is no heading")
    func sentence() throws {
        #expect(try points("这是2020年的发展方向。\n首先，要有技术。") == [])
    }
}
