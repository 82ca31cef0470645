import Extract
import Foundation
import JSONText
import Records
import Testing

/// The annotated files in GB2312, GBK and Big5 and the pages of two sets: right with their declarations, and right without.
@Suite struct CharsetFamilyTests {
    private static let gold = Fixture.root.deletingLastPathComponent().appending(path: "shared/gold")
    private static let isThere = FileManager.default.fileExists(atPath: gold.path)

    private struct Sample {
        var name: String
        var page: Page
        var charset: String
    }

    @Test(.enabled(if: isThere), arguments: [false, true]) func theCharsetIsTheProvenOne(isStripped: Bool) throws {
        let extractor = try Fixture.extractor()
        var counts: [String: Int] = [:]
        for var sample in try Self.samples() {
            if isStripped { sample.page.bytes = Self.stripped(sample.page.bytes) }
            // One of the files is a menu, which has no text to report a charset of.
            guard let article = try? extractor.article(from: sample.page) else { continue }
            #expect(article.charset == sample.charset, "\(sample.name)")
            counts[sample.charset, default: 0] += 1
        }
        #expect(counts == ["gb18030": 52, "big5": 18, "utf-8": 32])
    }

    private static func samples() throws -> [Sample] {
        var proven: [String: String] = [:]
        for line in Array(try Data(contentsOf: gold.appending(path: "charsets.ndjson"))).split(separator: 0x0A) {
            let row = try JSONParser.parse(Array(line))
            proven[try #require(row["file"]?.string)] = try #require(row["true_encoding"]?.string) == "big5" ? "big5" : "gb18030"
        }
        var samples: [Sample] = []
        for (archive, charset) in [("charsets", nil), ("pages/gb", "gb18030"), ("pages/chinese", "utf-8")] {
            let bytes = Array(try Data(contentsOf: gold.appending(path: "\(archive).tar.xz")))
            try PageReader().forEachPage(of: "in", bytes: ByteSource(bytes)) { result in
                let page = try result.get()
                let name = page.source.split(separator: "/").last.map(String.init) ?? ""
                let expected = try #require(charset ?? proven[name], "\(name)")
                samples.append(Sample(name: name, page: page, charset: expected))
            }
        }
        return samples
    }

    /// The bytes without a word that declares a charset, of the same length.
    private static func stripped(_ bytes: [UInt8]) -> [UInt8] {
        var out = bytes
        for word in ["charset", "encoding"].map({ Array($0.utf8) }) {
            for i in out.indices.dropLast(word.count) where out[i] | 0x20 == word[0] {
                if zip(out[i...], word).allSatisfy({ $0 | 0x20 == $1 }) { for k in word.indices { out[i + k] = 0x78 } }
            }
        }
        return out
    }
}
