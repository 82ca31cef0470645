import Extract
import Records
import Testing

@Suite struct ContainersWebArchiveTests {
    private func record(_ fields: String..., version: String = "1.0", block: [UInt8], length: Int? = nil) -> [UInt8] {
        let header = "WARC/\(version)\r\n" + fields.map { $0 + "\r\n" }.joined() + "Content-Length: \(length ?? block.count)\r\n\r\n"
        return Array(header.utf8) + block + Array("\r\n\r\n".utf8)
    }

    private func response(_ url: String, _ header: String, _ body: [UInt8], version: String = "1.0") -> [UInt8] {
        record(
            "WARC-Type: response",
            "WARC-Target-URI: \(url)",
            "WARC-Date: 2020-01-22T03:00:00Z",
            "Content-Type: application/http; msgtype=response",
            version: version,
            block: Array("HTTP/1.1 \(header)\r\n\r\n".utf8) + body
        )
    }

    private let page = Array("<p>a</p>".utf8)

    @Test(arguments: ["0.18", "1.0", "1.1"])
    func versions(version: String) throws {
        let bytes = response("<http://example.com/>", "200 OK\r\nContent-Type: text/html; charset=GBK", page, version: version)
        let read = try ContainersReading(bytes, as: "a.html")
        #expect(read.texts == ["<p>a</p>"])
        #expect(read.sources == ["a.html!/1/http://example.com/"])
        #expect(read.pages.first?.url == "http://example.com/")
        #expect(read.pages.first?.headerCharset == "GBK")
        #expect(read.pages.first?.fetched == CivilDate(2020, 1, 22))
    }

    @Test func otherRecords() throws {
        let html = "200 OK\r\nContent-Type: text/html"
        var bytes = record("WARC-Type: warcinfo", "Content-Type: application/warc-fields", block: Array("software: a\r\n".utf8))
        bytes += record(
            "WARC-Type: request",
            "Content-Type: application/http; msgtype=request",
            block: Array("GET / HTTP/1.1\r\n\r\n".utf8)
        )
        bytes += response("http://a/404", "404 Not Found\r\nContent-Type: text/html", page)
        bytes += response("http://a/png", "200 OK\r\nContent-Type: image/png", [0x89, 0x50])
        bytes += response("http://a/unnamed", "200 OK", page)
        bytes += record(
            "WARC-Type: revisit",
            "Content-Type: application/http; msgtype=response",
            block: Array("HTTP/1.1 \(html)\r\n\r\n".utf8)
        )
        bytes += record("WARC-Type: resource", "WARC-Target-URI: http://a/res", "Content-Type: text/html", block: page)
        bytes += record("WARC-Type: resource", "WARC-Target-URI: http://a/log", "Content-Type: text/plain", block: Array("log".utf8))
        bytes += record("WARC-Type: conversion", "WARC-Target-URI: http://a/wet", "Content-Type: text/plain", block: Array("正文".utf8))
        let read = try ContainersReading(bytes)
        #expect(read.sources == ["in!/5/http://a/unnamed", "in!/7/http://a/res", "in!/9/http://a/wet"])
        #expect(read.pages.last?.format == .plainText)
        #expect(read.codes.isEmpty)
    }

    @Test func payloadCodings() throws {
        let html = "200 OK\r\nContent-Type: text/html\r\n"
        let chunked = Array("4;x=y\r\n<p>a\r\n4\r\n</p>\r\n0\r\n\r\n".utf8)
        let bytes =
            response("1", html + "Transfer-Encoding: chunked", chunked)
            + response("2", html + "Transfer-Encoding: chunked", page)
            + response("3", html + "Content-Encoding: gzip", PackedSamples.gzip)
            + response("4", html + "Content-Encoding: gzip", page)
            + response("5", html + "Content-Encoding: deflate", PackedSamples.deflated)
            + response("6", html + "Content-Encoding: br", [0x0B, 0x02, 0x80, 0x03])
            + response("7", html + "Content-Encoding: gzip", Array(PackedSamples.gzip.dropLast(12)))
        let read = try ContainersReading(bytes)
        let packed = String(decoding: PackedSamples.page, as: UTF8.self)
        #expect(read.texts == ["<p>a</p>", "<p>a</p>", packed, "<p>a</p>", packed])
        #expect(read.codes == ["unsupported-format", "truncated"])
        #expect(read.rejects.map(\.source) == ["in!/6/6", "in!/7/7"])
    }

    @Test func lastRecordCut() throws {
        let whole = response("http://a/", "200 OK\r\nContent-Type: text/html", page)
        let read = try ContainersReading(whole + whole.dropLast(6))
        #expect(read.pages.count == 1)
        #expect(read.codes == ["truncated"])
        #expect(read.rejects.first?.source == "in!/2/http://a/")
    }

    @Test func damageBetweenRecords() throws {
        let whole = response("http://a/", "200 OK\r\nContent-Type: text/html", page)
        let wrong = record("WARC-Type: resource", "Content-Type: text/html", block: page, length: 3)
        let read = try ContainersReading(wrong + whole)
        #expect(read.pages.map(\.bytes.count) == [3, 8])
        #expect(read.codes == ["corrupt"])
    }

    @Test func recordBeyondTheLimit() throws {
        let long = response("http://a/long", "200 OK\r\nContent-Type: text/html", [UInt8](repeating: 0x61, count: 101))
        let short = response("http://a/", "200 OK\r\nContent-Type: text/html", page)
        let read = try ContainersReading(long + short, limits: ContainerLimits(pageBytes: 100))
        #expect(read.sources == ["in!/2/http://a/"])
        #expect(read.codes == ["too-large"])
    }

    @Test func arc() throws {
        let first = "1 0 a\nURL IP-address Archive-date Content-type Archive-length\n"
        let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=big5\r\n\r\n<p>a</p>"
        let text =
            "filedesc://a.arc 0.0.0.0 20200122030000 text/plain \(first.utf8.count)\n\(first)\n"
            + "http://example.com/ 1.2.3.4 20200122030000 text/html \(block.utf8.count)\n\(block)\n"
        let read = try ContainersReading(text)
        #expect(read.texts == ["<p>a</p>"])
        #expect(read.sources == ["in!/2/http://example.com/"])
        #expect(read.pages.first?.fetched == CivilDate(2020, 1, 22))
        #expect(read.pages.first?.headerCharset == "big5")
    }
}
