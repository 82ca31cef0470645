import Extract
import Records
import Testing

@Suite struct ContainersMHTMLTests {
    private func message(_ lines: String...) -> String { lines.joined(separator: "\r\n") }

    @Test func blink() throws {
        let read = try ContainersReading(
            message(
                "From: <Saved by Blink>",
                "Snapshot-Content-Location: https://example.com/a",
                "Subject: =?utf-8?Q?a?=",
                "Date: Wed, 22 Jan 2020 03:00:00 -0000",
                "MIME-Version: 1.0",
                "Content-Type: multipart/related;",
                "\ttype=\"text/html\";",
                "\tboundary=\"----B----\"",
                "",
                "",
                "------B----",
                "Content-Type: text/html",
                "Content-Transfer-Encoding: quoted-printable",
                "Content-Location: https://example.com/a",
                "",
                "<p>=E4=B8=A4=E4=BC=\r\n=9A=3D</p>  ",
                "<p>b</p>",
                "",
                "------B----",
                "Content-Type: text/html",
                "Content-Location: https://example.com/frame",
                "",
                "<p>frame</p>",
                "------B------",
                ""
            )
        )
        #expect(read.texts == ["<p>两会=</p>\n<p>b</p>\n"])
        #expect(read.pages.first?.url == "https://example.com/a")
        #expect(read.pages.first?.fetched == CivilDate(2020, 1, 22))
        #expect(read.sources == ["in"])
        #expect(read.codes.isEmpty)
    }

    @Test func cutInsideThePage() throws {
        let head = [
            "MIME-Version: 1.0", "Content-Type: multipart/related; boundary=\"B\"", "", "--B", "Content-Type: text/html", "", "<p>两会</p>",
        ]
        let cut = try ContainersReading(head.joined(separator: "\r\n"))
        #expect(cut.texts == ["<p>两会</p>"])
        #expect(cut.codes == ["truncated"])
        let whole = try ContainersReading((head + ["--B--"]).joined(separator: "\r\n"))
        #expect(whole.texts == ["<p>两会</p>"])
        #expect(whole.codes == [])
    }

    @Test func internetExplorer() throws {
        let read = try ContainersReading(
            message(
                "From: <Saved by Microsoft Internet Explorer 5>",
                "Subject: a",
                "Date: Tue, 21 Jan 2020 10:00:00 +0800",
                "MIME-Version: 1.0",
                "Content-Type: multipart/related; boundary=\"outer\"; type=\"multipart/alternative\"",
                "X-MimeOLE: Produced By Microsoft MimeOLE",
                "",
                "This is a multi-part message in MIME format.",
                "",
                "--outer",
                "Content-Type: multipart/alternative; boundary=\"inner\"",
                "",
                "--inner",
                "Content-Type: text/plain",
                "",
                "plain",
                "--inner",
                "Content-Type: text/html;",
                "\tcharset=\"gb2312\"",
                "Content-Transfer-Encoding: base64",
                "Content-Location: file://C:\\a.htm",
                "",
                "PHA+",
                "1tC5+g==",
                "--inner--",
                "--outer",
                "Content-Type: image/gif",
                "Content-Transfer-Encoding: base64",
                "",
                "R0lG",
                "--outer--",
                ""
            )
        )
        #expect(read.pages.map(\.bytes) == [Array("<p>".utf8) + [0xD6, 0xD0, 0xB9, 0xFA]])
        #expect(read.pages.first?.headerCharset == "gb2312")
    }

    @Test func rootThatIsNotTheFirst() throws {
        let read = try ContainersReading(
            message(
                "MIME-Version: 1.0",
                "Content-Type: multipart/related; boundary=b; start=\"<main>\"",
                "",
                "--b",
                "Content-Type: text/html",
                "Content-ID: <frame>",
                "",
                "<p>frame",
                "--b",
                "Content-Type: text/html",
                "Content-ID: <main>",
                "",
                "<p>main",
                "--b--"
            )
        )
        #expect(read.texts == ["<p>main"])
    }

    @Test func titleFoldedWithoutIndent() throws {
        let read = try ContainersReading(
            message(
                "From: <Saved by Blink>",
                "X-Snapshot-Title: =?utf-8?Q?two",
                "lines",
                "MIME-Version: 1.0",
                "Content-Type: multipart/related; boundary=\"b\"",
                "",
                "--b",
                "Content-Type: text/html",
                "",
                "<p>a",
                "--b--"
            )
        )
        #expect(read.texts == ["<p>a"])
    }

    @Test func endOrBoundaryMissing() throws {
        let cut = message(
            "MIME-Version: 1.0",
            "Content-Type: multipart/related; boundary=b",
            "",
            "--b",
            "Content-Type: text/html",
            "",
            "<p>a"
        )
        #expect(try ContainersReading(cut).texts == ["<p>a"])
        let unnamed = message(
            "MIME-Version: 1.0",
            "Content-Type: multipart/related",
            "",
            "--bound",
            "Content-Type: text/html",
            "",
            "<p>a",
            "--bound--"
        )
        #expect(try ContainersReading(unnamed).texts == ["<p>a"])
    }

    @Test func partsThatAreNestedWithoutEnd() throws {
        let opening = (0..<1000).map { "--b\($0)\r\nContent-Type: multipart/mixed; boundary=b\($0 + 1)\r\n\r\n" }
        let header = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n"
        #expect(try ContainersReading(header + opening.joined()).codes == ["nested-too-deep"])
    }

    @Test func noHTML() throws {
        let read = try ContainersReading(
            message(
                "MIME-Version: 1.0",
                "Content-Type: multipart/related; boundary=b",
                "",
                "--b",
                "Content-Type: image/png",
                "",
                "a",
                "--b--"
            )
        )
        #expect(read.codes == ["no-page"])
    }
}
