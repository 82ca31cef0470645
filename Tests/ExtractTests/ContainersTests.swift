import Extract
import Foundation
import Records
import Testing

@Suite struct ContainersTests {
    @Test(arguments: [
        ("<html><p>a", "page.html"), ("\u{FEFF} \n<!DOCTYPE html><p>a", "page.txt"), ("<p>a", "data.csv"), ("a<br><br>b<br>", "page"),
        ("<?xml version=\"1.0\"?><html/>", "x.warc"),
    ])
    func htmlByContent(text: String, name: String) throws {
        let read = try ContainersReading(text, as: name)
        #expect(read.texts == [text])
        #expect(read.sources == [name])
        #expect(read.pages.first?.format == .html)
        #expect(read.codes.isEmpty)
    }

    @Test(arguments: [("两会\n召开", "a"), ("In HTML, <html> and <p>a</p> are elements.", "a.txt"), ("", "b.txt"), ("a, b and c", "d.txt")])
    func plainText(text: String, name: String) throws {
        let read = try ContainersReading(text, as: name)
        #expect(read.texts == [text])
        #expect(read.pages.first?.format == .plainText)
    }

    @Test(
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a.html", "not-a-page"), ([1, 2, 3, 4, 0, 0, 5, 6], "a.html", "not-a-page"),
            (Array("p { color: red }".utf8), "a.css", "not-a-page"), (Array("%PDF-1.4".utf8), "a.html", "unsupported-format"),
            (Array("[{\"text\": \"a\"}]".utf8), "a.json", "unsupported-format"), (Array("{\n\"a\": 1\n}".utf8), "a.json", "not-a-page"),
        ] as [([UInt8], String, String)]
    )
    func noPage(bytes: [UInt8], name: String, code: String) throws {
        let read = try ContainersReading(bytes, as: name)
        #expect(read.pages.isEmpty)
        #expect(read.codes == [code])
        #expect(read.rejects.first?.source == name)
    }

    @Test(arguments: [("rows.ndjson", "not json\n"), ("rows", "not json\n"), ("rows.jsonl", "{\"text\": \n")])
    func rowsAfterADamagedOne(name: String, first: String) throws {
        let read = try ContainersReading(first + "{\"text\": \"一\"}\n{\"text\": \"二\"}\n", as: name)
        #expect(read.texts == ["一", "二"])
        #expect(read.codes == ["bad-row"])
        #expect(read.rejects.first?.source == "\(name)#1")
    }

    @Test(arguments: [
        PackedSamples.gzip, PackedSamples.gzipMembers, PackedSamples.bzip2, PackedSamples.xz, PackedSamples.zstd, PackedSamples.lz4,
    ])
    func oneFilePacked(bytes: [UInt8]) throws {
        let read = try ContainersReading(bytes, as: "a.html.gz")
        #expect(read.pages.map(\.bytes) == [PackedSamples.page])
        #expect(read.sources == ["a.html.gz"])
        #expect(read.codes.isEmpty)
    }

    @Test func dictionaryOfZstandard() throws {
        let read = try ContainersReading(PackedSamples.zstdWithDictionary, as: "a.zst")
        #expect(read.pages.map(\.bytes) == [PackedSamples.page + PackedSamples.page])
        #expect(try ContainersReading(Array(PackedSamples.zstdWithDictionary.prefix(40))).codes == ["truncated"])
    }

    /// A tar archive (POSIX.1-1988, ustar) of files that are shorter than a block.
    private func tar(_ members: [(path: String, text: String)]) -> [UInt8] {
        let blocks = members.flatMap { path, text -> [UInt8] in
            var header = [UInt8](repeating: 0, count: 512)
            func put(_ field: String, at place: Int) { for (i, b) in field.utf8.enumerated() { header[place + i] = b } }
            put(path, at: 0)
            put("0000644", at: 100)
            put("00000000" + String(format: "%03o", text.utf8.count), at: 124)
            put("00000000000", at: 136)
            put("        0", at: 148)
            put("ustar\u{0}00", at: 257)
            put(String(format: "%06o", header.reduce(0) { $0 + Int($1) }) + "\u{0}", at: 148)
            return header + Array(text.utf8) + [UInt8](repeating: 0, count: 512 - text.utf8.count)
        }
        return blocks + [UInt8](repeating: 0, count: 1024)
    }

    @Test func foldersOfResourcesBelongToTheirPages() throws {
        let read = try ContainersReading(
            tar([
                ("a_files/frame.html", "<p>frame"), ("a.html", "<p>a"), ("press_files/b.html", "<p>b"), ("press_files/b.css", "p{}"),
                ("c.files/d.htm", "<p>d"), ("__MACOSX/a.html", "x"), (".hidden.html", "x"),
            ]),
            as: "x.tar"
        )
        #expect(read.sources == ["x.tar!/a.html"])
        #expect(read.rejects.map(\.source) == ["x.tar!/press_files/b.html", "x.tar!/c.files/d.htm"], "no page of theirs is there")
        #expect(read.codes == ["not-a-page", "not-a-page"])
    }

    @Test func zip() throws {
        let read = try ContainersReading(PackedSamples.zip, as: "a.zip")
        #expect(read.sources == ["a.zip!/a/一.html", "a.zip!/../up.html", "a.zip!/a/一.html~3", "a.zip!/e.html.gz", "a.zip!/n.txt"])
        #expect(read.texts.last == "正文")
        #expect(read.rejects.map(\.source) == ["a.zip!/c_files/frame.html"], "there is no c.html")
        #expect(try ContainersReading(PackedSamples.zipInZip, as: "a.zip").sources == ["a.zip!/in.zip!/x.html"])
        #expect(try ContainersReading(PackedSamples.zipGBK, as: "a.zip").sources == ["a.zip!/报告.html"])
    }

    @Test func damagedZip() throws {
        let locked = try ContainersReading(PackedSamples.zipEncrypted, as: "a.zip")
        #expect(locked.codes == ["encrypted"])
        #expect(locked.rejects.first?.source == "a.zip!/s.html")
        let cut = try ContainersReading(PackedSamples.zipCut, as: "a.zip")
        #expect(cut.sources == ["a.zip!/x.html"])
        #expect(cut.codes == ["truncated"])
    }

    @Test func tar() throws {
        let read = try ContainersReading(PackedSamples.tarGzip, as: "a.tgz")
        #expect(read.sources == ["a.tgz!/p/one.html", "a.tgz!/p/two.html"])
        #expect(read.codes.isEmpty)
    }

    @Test func webArchive() throws {
        let read = try ContainersReading(PackedSamples.webArchive, as: "a.webarchive")
        #expect(read.pages.map(\.bytes) == [PackedSamples.page])
        #expect(read.pages.first?.url == "https://example.com/文")
        #expect(read.pages.first?.headerCharset == "UTF-8")
        #expect(try ContainersReading(PackedSamples.propertyList).codes == ["not-a-page"])
    }

    @Test func cutGzip() throws {
        let read = try ContainersReading(Array(PackedSamples.gzip.dropLast(12)))
        #expect(read.pages.isEmpty)
        #expect(read.codes == ["truncated"])
    }

    @Test func inputThatFails() {
        struct ReadFailure: Error {}
        #expect(throws: ReadFailure.self) {
            try PageReader().forEachPage(of: "a", bytes: ByteSource { _ in throw ReadFailure() }) { _ in }
        }
    }

    @Test func bodyThatFails() {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try PageReader().forEachPage(of: "a", bytes: ByteSource(PackedSamples.zip)) { _ in throw Stop() }
        }
    }
}

@Suite struct ContainersLimitsTests {
    @Test func nesting() throws {
        #expect(try ContainersReading(PackedSamples.zipInZip, limits: ContainerLimits(depth: 2)).pages.count == 1)
        #expect(try ContainersReading(PackedSamples.zipInZip, limits: ContainerLimits(depth: 1)).codes == ["nested-too-deep"])
        #expect(try ContainersReading(PackedSamples.gzip, limits: ContainerLimits(depth: 0)).codes == ["nested-too-deep"])
    }

    @Test func ratio() throws {
        let read = try ContainersReading(PackedSamples.bomb)
        #expect(read.pages.isEmpty)
        #expect(read.codes == ["expansion-ratio"])
    }

    @Test func expandedBytes() throws {
        #expect(try ContainersReading(PackedSamples.bomb, limits: ContainerLimits(expandedBytes: 1 << 20)).codes == ["expanded-too-large"])
        // The limit is of the input as a whole: what precedes is delivered and nothing follows.
        let zip = try ContainersReading(PackedSamples.zip, limits: ContainerLimits(expandedBytes: 100))
        #expect(zip.pages.count == 2)
        #expect(zip.codes == ["expanded-too-large"])
    }

    @Test func pageBytes() throws {
        #expect(
            try ContainersReading("<p>" + String(repeating: "a", count: 100), limits: ContainerLimits(pageBytes: 100)).codes == [
                "too-large"
            ]
        )
        #expect(try ContainersReading("<p>" + String(repeating: "a", count: 97), limits: ContainerLimits(pageBytes: 100)).pages.count == 1)
        #expect(try ContainersReading(PackedSamples.zip, limits: ContainerLimits(pageBytes: 41)).texts == ["正文"])
    }

    @Test func members() throws {
        let read = try ContainersReading(PackedSamples.zip, limits: ContainerLimits(members: 2))
        #expect(read.pages.count == 2)
        #expect(read.codes == ["too-many-members"])
    }

    @Test func longText() throws {
        let text = "<p>" + String(repeating: "区块链", count: 6_700_000)
        let read = try ContainersReading(text)
        #expect(read.pages.first?.bytes.count == text.utf8.count)
    }
}
