import Extract
import Foundation
import Records
import Testing

/// Bytes → pages → articles, on what no well-behaved program writes.
@Suite(.serialized) struct ContainersRobustnessTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private struct Outcome {
        var articles: [Article] = []
        var codes: [String] = []
        var seconds = 0.0
        var text: String { articles.map(\.text.string).joined(separator: "\n") }
    }

    private let extractor: Extractor

    init() throws {
        let words = try Data(contentsOf: Self.root.appending(path: "data/extraction.json"))
        extractor = Extractor(words: try ExtractionWords(json: Array(words)))
    }

    private func outcome(_ bytes: [UInt8], limits: ContainerLimits = ContainerLimits()) throws -> Outcome {
        var outcome = Outcome()
        let start = Self.threadSeconds()
        try PageReader(limits: limits).forEachPage(of: "in", bytes: ByteSource(bytes)) { result in
            do throws(Reject) {
                outcome.articles.append(try extractor.article(from: try result.get()))
            } catch {
                outcome.codes.append(error.code.rawValue)
            }
        }
        outcome.seconds = Self.threadSeconds() - start
        return outcome
    }

    /// CPU time of this thread: what other tests do at the same time does not count.
    private static func threadSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private func page(_ body: String) -> [UInt8] { Array("<html><body><div class=content>\(body)</div></body></html>".utf8) }

    private static let paragraph = "<p>区块链技术的应用已延伸到数字金融、物联网、智能制造、供应链管理、数字资产交易等多个领域。</p>"
    private static let last = "<p>最后一段说的是本省将在二〇二〇年继续推动区块链技术和产业创新发展的各项工作。</p>"

    @Test(arguments: [256, 257, 2_048, 2_049, 200_000], ["<div>", "<b><i>"])
    func depth(levels: Int, tag: String) throws {
        let outcome = try outcome(page(Self.paragraph + String(repeating: tag, count: levels) + Self.paragraph + Self.last))
        #expect(outcome.text.contains("最后一段") || outcome.codes == ["too-deep"])
        #expect(outcome.seconds < 2)
        if levels <= 2_049, tag == "<div>" { #expect(outcome.codes.isEmpty) }
    }

    @Test func textNodeBeyondTenMillionBytes() throws {
        let outcome = try outcome(page("<p>" + String(repeating: "区块链", count: 1_300_000) + "尾声</p>"))
        #expect(outcome.text.contains("尾声"))
        #expect(outcome.text.utf8.count >= 11_700_006)
    }

    @Test(arguments: [[0x00], [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]])
    func badBytes(bytes: [UInt8]) throws {
        let outcome = try outcome(page(Self.paragraph) + bytes + page(Self.paragraph + Self.last))
        #expect(outcome.articles.first?.charset == "utf-8")
        #expect(outcome.text.contains("最后一段"))
        #expect(outcome.text.contains("供应链管理"))
    }

    @Test func manyAttributes() throws {
        let attributes = (0..<100_000).map { "a\($0)=1" }.joined(separator: " ")
        let outcome = try outcome(page(Self.paragraph + "<p \(attributes)>x</p>" + Self.last))
        #expect(outcome.text.contains("最后一段"))
        #expect(outcome.seconds < 2)
    }

    @Test func unmatchedEndTags() throws {
        let outcome = try outcome(
            page(Self.paragraph + String(repeating: "<b>", count: 2_000) + String(repeating: "</i>", count: 20_000) + Self.last)
        )
        #expect(outcome.text.contains("最后一段") || outcome.codes == ["too-deep"])
        #expect(outcome.seconds < 2)
    }

    @Test(arguments: ["&", "<", "</", "<!--", "<a>", "&#x", "<![CDATA[", "<p", "\"", "<script>", "<!DOCTYPE ", "<table>", "<select>"])
    func repeated(piece: String) throws {
        let body = Self.paragraph + Self.last + String(repeating: piece, count: 200_000)
        let outcome = try outcome(page(body))
        #expect(outcome.text.contains("最后一段") || !outcome.codes.isEmpty)
        #expect(outcome.seconds < 2)
    }

    @Test func entityBomb() throws {
        let bomb = """
            <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;"><!ENTITY lol3 "&lol2;&lol2;&lol2;">]>
            <lolz>&lol3;</lolz>
            """
        let outcome = try outcome(Array(bomb.utf8))
        #expect(outcome.text.utf8.count < 1_000)
    }

    @Test func randomBytes() throws {
        var random = SeededRandom(seed: 1)
        for length in [0, 1, 2, 3, 7, 64, 1_000, 100_000] {
            for _ in 0..<8 {
                let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
                #expect(try outcome(bytes).seconds < 2)
            }
        }
    }

    private static let seeds: [[UInt8]] = {
        let mhtml = """
            From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nDate: Wed, 22 Jan 2020 03:00:00 -0000\r\nContent-Type: multipart/related; boundary="b"\r\n\r
            --b\r\nContent-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=D6=D0=\r\n=B9=FA\r\n--b--\r\n
            """
        let warc = """
            WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://a/>\r\nContent-Type: application/http\r\nContent-Length: 88\r\n\r
            HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n<p>a</p>\r\n0\r\n\r\n\r\n\r\n
            """
        let html =
            "<!DOCTYPE html><!-- saved from url=(0014)http://a/b --><meta charset=gb2312><h1>标题</h1><p class=\"a\">\(paragraph)<table><tr><td>1</table>"
        let tables = [
            "id,text,date\r\n1,\"a,\"\"b\"\"\r\nc\",2020-01-21\r\n", "{\"text\": \"a\\u4e2d\", \"id\": 1.5e3}\n{\"html\": \"<p>b\"}\n",
        ]
        let packed = [
            PackedSamples.gzip, PackedSamples.gzipMembers, PackedSamples.bzip2, PackedSamples.xz, PackedSamples.zstd, PackedSamples.lz4,
            PackedSamples.zip, PackedSamples.zipInZip, PackedSamples.zipEncrypted, PackedSamples.tarGzip, PackedSamples.webArchive,
        ]
        return ([mhtml, warc, html, "filedesc://a 0 0 text/plain 3\nabc\nhttp://a/ 1 20200122030000 text/html 8\n<p>a</p>\n"] + tables)
            .map { Array($0.utf8) } + packed
    }()

    /// Flips, overwrites, cuts, doubles and joins, the same ones on every run.
    @Test func mutations() throws {
        var random = SeededRandom(seed: 2)
        let limits = ContainerLimits(expandedBytes: 8 << 20, pageBytes: 1 << 20, members: 100)
        var slowest = 0.0
        for seed in Self.seeds {
            for _ in 0..<200 {
                var bytes = seed
                for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, &random) }
                slowest = max(slowest, try outcome(bytes, limits: limits).seconds)
            }
        }
        #expect(slowest < 2)
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        guard !bytes.isEmpty else { return bytes = [0x3C] }
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let length = Int.random(in: 1...min(32, bytes.count - at), using: &random)
        switch Int.random(in: 0..<7, using: &random) {
        case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.removeSubrange(at..<(at + length))
        case 3: bytes.insert(contentsOf: bytes[at..<(at + length)], at: Int.random(in: 0...bytes.count, using: &random))
        case 4: bytes.removeSubrange(at...)
        case 5: for i in at..<(at + length) { bytes[i] = [0, 0xFF, 0x7F, 0x80, 0x0A, 0x22, 0x39][i % 7] }
        default:
            let other = Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &random)]
            bytes.replaceSubrange(at..<(at + length), with: other.prefix(Int.random(in: 0...other.count, using: &random)))
        }
    }

    private static let samples = root.deletingLastPathComponent().appending(path: "shared/gold")

    /// The inputs of html5lib's tree construction tests: the lines behind `#data`.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: samples.appending(path: "html5lib").path)))
    func treeConstructionInputs() throws {
        let folder = Self.samples.appending(path: "html5lib")
        var cases = 0
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "dat" {
            for test in Array(try Data(contentsOf: file)).split(separator: Array("#data\n".utf8)) {
                let input = test.firstRange(of: Array("\n#errors".utf8)).map { Array(test[..<$0.lowerBound]) } ?? Array(test)
                #expect(try outcome(input).seconds < 2)
                cases += 1
            }
        }
        #expect(cases > 1_000)
    }

    /// What a reading of each file by hand found: its pages, and the code of its reject.
    private static let containers: [(file: String, pages: Int, code: String?)] = [
        ("warcio__example-bad-non-chunked.warc.gz", 1, nil), ("warcio__example-iana.org-chunked.warc", 1, nil),
        ("warcio__example-wget-bad-target-uri.warc.gz", 1, nil), ("warcio__example-digest.warc", 0, "no-page"),
        ("warcio__example-resource.warc.gz", 1, nil), ("warcio__example.arc.gz", 1, nil), ("py-wacz__valid_signed_example_1.wacz", 1, nil),
        ("jwarc__cc.warc.gz", 1, nil), ("jwarc__gzip_extra_sl.warc.gz", 0, "no-page"), ("chatnoir-resiliparse__warcfile.warc.lz4", 16, nil),
        ("chatnoir-resiliparse__clipped.warc.gz", 0, "truncated"), ("mhtml2html__portfolio.mhtml", 1, nil),
        ("mhtml2html__unexpected_eof.mhtml", 1, "truncated"), ("tika__testMHTMLFirefox.mhtml", 1, nil),
        ("webarchive__psxdatacenter.webarchive", 1, nil),
        ("tika__testWEBARCHIVE.webarchive", 1, nil), ("readability__source.html", 1, nil), ("tika__testHTML_charset_utf16le.html", 1, nil),
        ("tika__quine.gz", 0, "nested-too-deep"), ("libxml2__lol_classic.xml", 1, nil),
    ]

    @Test(.enabled(if: FileManager.default.fileExists(atPath: samples.appending(path: "containers").path)), arguments: containers)
    func realContainers(file: String, pages: Int, code: String?) throws {
        let bytes = Array(try Data(contentsOf: Self.samples.appending(path: "containers/\(file)")))
        var found = 0
        var codes: [String] = []
        try PageReader().forEachPage(of: file, bytes: ByteSource(bytes)) { result in
            switch result {
            case .success: found += 1
            case .failure(let reject): codes.append(reject.code.rawValue)
            }
        }
        #expect(found == pages)
        #expect(codes == (code.map { [$0] } ?? []))
    }
}

/// SplitMix64: the same numbers on every machine.
private struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
