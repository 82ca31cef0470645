import Extract
import Foundation
import Records
import Testing

/// Every annotated file that is at hand passes through: each gives articles, or a reject that says why.
@Suite struct GoldFilesTests {
    private static let gold = Fixture.root.deletingLastPathComponent().appending(path: "shared/gold")
    private static let isThere = FileManager.default.fileExists(atPath: gold.path)

    @Test(.enabled(if: isThere), arguments: [("chinese", 32), ("gb", 35), ("scrapinghub", 85), ("trafilatura", 527)])
    func everyPageOfASetGivesAnArticleOrAReason(_ set: String, _ count: Int) throws {
        let extractor = try Fixture.extractor()
        let bytes = Array(try Data(contentsOf: Self.gold.appending(path: "pages/\(set).tar.xz")))
        var articles = 0
        var rejects: [String] = []
        try PageReader().forEachPage(of: "\(set).tar.xz", bytes: ByteSource(bytes)) { result in
            do throws(Reject) {
                let article = try extractor.article(from: try result.get())
                #expect(!article.blocks.isEmpty)
                articles += 1
            } catch {
                rejects.append(error.code.rawValue)
            }
        }
        #expect(articles + rejects.count == count)
        #expect(Set(rejects).isSubset(of: ["no-text", "gone", "empty"]))
        #expect(rejects.count * 50 <= count)
    }

    @Test(.enabled(if: isThere)) func everyOtherFileIsReadOrRefused() throws {
        let extractor = try Fixture.extractor()
        var files = 0
        let names = FileManager.default.enumerator(at: Self.gold, includingPropertiesForKeys: nil)
        while let file = names?.nextObject() as? URL {
            guard !file.hasDirectoryPath, file.deletingLastPathComponent().lastPathComponent != "pages" else { continue }
            files += 1
            let bytes = Array(try Data(contentsOf: file))
            var results = 0
            try PageReader().forEachPage(of: file.lastPathComponent, bytes: ByteSource(bytes)) { result in
                results += 1
                if case .success(let page) = result { _ = try? extractor.article(from: page) }
            }
            #expect(results > 0, "\(file.lastPathComponent)")
        }
        #expect(files > 80)
    }
}
