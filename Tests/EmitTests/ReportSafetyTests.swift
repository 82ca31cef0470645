import Emit
import Foundation
import Records
import Testing

/// What a saved page says must never become a part of the report's own markup.
@Suite struct ReportSafetyTests {
    static let strings: [String] = {
        let file = ReportFixture.repository.appendingPathComponent(".ci/report/hostile.json")
        return (try? JSONDecoder().decode([String].self, from: Data(contentsOf: file))) ?? []
    }()

    @Test func thereAreHostileStrings() {
        #expect(Self.strings.count >= 30)
    }

    @Test(arguments: strings) func aHostileStringStaysText(string: String) throws {
        let harmless = try report(of: "harmless")
        let hostile = try report(of: string)
        // The same elements with the same attributes, whatever the words: only values and texts differ.
        let shape = { (page: String) in ReportFixture.elements(of: page).map { "\($0.name) \($0.attributes.keys.sorted())" } }
        #expect(shape(hostile) == shape(harmless))
        for (name, attributes) in ReportFixture.elements(of: hostile) {
            guard let link = attributes["href"] else { continue }
            #expect(name == "a")
            #expect(link.hasPrefix("#") || link.hasPrefix("../data/") || link == "manifest.json", "a link leads to \(link)")
        }
    }

    private func report(of string: String) throws -> String {
        let row = ReportFixture.row(
            "a1",
            words: "发展数字经济 \(string) 。",
            source: "data/pages/\(string.replacing("/", with: "").replacing("#", with: "")).html",
            url: string,
            title: string,
            speaker: string
        )
        let reject = Reject(source: string, code: .init(rawValue: string), message: string)
        return try #require(Sample.files(ReportFixture.emitter(), rows: [row], rejects: [reject]).files["report.html"])
    }

    @Test func charactersThatTurnTheReadingDirectionAreWrittenOut() throws {
        let page = try report(of: "\u{202E}gnp.exe\u{202C}")
        #expect(page.contains("[U+202E]gnp.exe[U+202C]"))
        #expect(!page.unicodeScalars.contains("\u{202E}"))
    }

    @Test func aQuotationMarkBeforeACombiningAccentIsEscaped() throws {
        let page = try report(of: "\"\u{301} onfocus=x")
        #expect(page.contains("&quot;\u{301} onfocus=x"))
    }

    @Test(arguments: ["javascript:x", "JAVASCRIPT://x", "data:text/html,x", "//example.com/x", "http:x", "https://a b", "ftp://a", ""])
    func onlyAWebAddressBecomesALink(address: String) throws {
        let page = try report(url: address)
        #expect(!page.contains("rel=\"noreferrer noopener\""))
    }

    @Test func aWebAddressIsALinkToTheWords() throws {
        let page = try report(url: "https://example.com/a?b=c&d")
        let words = "%E5%8F%91%E5%B1%95%E6%95%B0%E5%AD%97%E7%BB%8F%E6%B5%8E"
        #expect(page.contains("href=\"https://example.com/a?b=c&amp;d#:~:text=\(words)\""))
        let anchored = try report(url: "HTTP://example.com/#top")
        #expect(anchored.contains("href=\"HTTP://example.com/#top:~:text=\(words)\""))
    }

    private func report(url: String) throws -> String {
        let row = ReportFixture.row("a1", words: "发展数字经济。", url: url)
        return try #require(Sample.files(ReportFixture.emitter(), rows: [row]).files["report.html"])
    }

    /// The engine's own escaping goes by `Character` and is not enough, so every template must begin with ours.
    @Test func everyTemplateBeginsWithOurEscaping() throws {
        let folder = ReportFixture.repository.appendingPathComponent("Sources/Emit/Report/Templates")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".mustache") }
        #expect(names.count >= 5)
        for name in names {
            let template = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            #expect(template.hasPrefix("{{% CONTENT_TYPE:REPORT}}\n"), "\(name)")
            let raw = template.split(separator: "{{{").dropFirst().map { String($0.prefix { $0 != "}" }) }
            #expect(raw.allSatisfy { $0 == "document.style" || $0 == "document.script" }, "\(name): \(raw)")
        }
    }
}
