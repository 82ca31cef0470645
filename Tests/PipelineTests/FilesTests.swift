import Foundation
import Testing

import Pipeline

@Suite("Files and their names")
struct FilesTests {
    /// 北京.html in GBK.
    private static let gbk: [UInt8] = [0xB1, 0xB1, 0xBE, 0xA9] + Array(".html".utf8)

    @Test(
        "every name comes back to the byte",
        arguments: [
            Array("page.html".utf8), Array("福建.html".utf8), gbk, [0xFF], [0xE5, 0x8C], Array("\u{F7B1}\u{F700}".utf8), [0xEF, 0x9E],
            Array("福".utf8) + [0x80, 0x2E, 0xE5],
        ]
    )
    func names(bytes: [UInt8]) {
        let text = PathText.text(of: bytes)
        #expect(PathText.bytes(of: text) == bytes)
        let passed = PathText.withSystemPath(text) { UnsafeRawBufferPointer(start: $0, count: strlen($0)).map { $0 } }
        #expect(passed == bytes)
    }

    private func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lianghui-test-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// The path of 北京.html in GBK, closed by NUL.
    private func gbkPath(in folder: URL) -> [CChar] {
        Array((folder.path + "/").utf8CString.dropLast()) + Self.gbk.map { CChar(bitPattern: $0) } + [0]
    }

    @Test("a name in GBK is found and called by its characters")
    func gbkName() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = gbkPath(in: folder)
        try #require(path.withUnsafeBufferPointer { $0.baseAddress.map { mkfifo($0, 0o600) } } == 0)
        defer { _ = path.withUnsafeBufferPointer { $0.baseAddress.map { unlink($0) } } }
        let files = try InputFiles.list([folder.path], base: ".", isConfined: false)
        #expect(files.map(\.source) == [folder.lastPathComponent + "/北京.html"])
        #expect(files.map { Array(PathText.bytes(of: $0.path).suffix(Self.gbk.count)) } == [Self.gbk])
    }

    @Test("a name in GBK makes way for the same name in UTF-8")
    func twins() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = gbkPath(in: folder)
        try #require(path.withUnsafeBufferPointer { $0.baseAddress.map { mkfifo($0, 0o600) } } == 0)
        defer { _ = path.withUnsafeBufferPointer { $0.baseAddress.map { unlink($0) } } }
        try Data().write(to: folder.appending(path: "北京.html"))
        let files = try InputFiles.list([folder.path], base: ".", isConfined: false)
        #expect(files.map { ($0.source as NSString).lastPathComponent } == ["北京.html", "北京.html~2"])
        #expect(Array(PathText.bytes(of: try #require(files.last).path).suffix(Self.gbk.count)) == Self.gbk)
    }

    @Test("two inputs of one name are told apart")
    func namesakes() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["a", "b"] {
            try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
            try Data().write(to: folder.appending(path: name + "/page.html"))
        }
        let paths = [folder.path + "/a/page.html", folder.path + "/b/page.html", folder.path + "/a/page.html"]
        let files = try InputFiles.list(paths, base: ".", isConfined: false)
        #expect(files.map(\.source) == ["page.html", "page.html~2"])
        #expect(files.map(\.path) == Array(paths.prefix(2)))
    }

    @Test("a link out of the folder is named and not read, one within is followed")
    func links() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let project = folder.path + "/project"
        try FileManager.default.createDirectory(atPath: project + "/pages", withIntermediateDirectories: true)
        for name in ["/secret.html", "/project/own.html"] { try Data().write(to: URL(filePath: folder.path + name)) }
        for (link, target) in [("out.html", folder.path), ("file.html", folder.path + "/secret.html"), ("own.html", "../own.html")] {
            try FileManager.default.createSymbolicLink(atPath: project + "/pages/" + link, withDestinationPath: target)
        }
        let files = try InputFiles.list(["pages"], base: project, isConfined: true)
        #expect(files.map(\.source) == ["pages/file.html", "pages/out.html", "pages/own.html"])
        #expect(files.map(\.obstacle) == [.outside, .outside, nil])
        #expect(throws: RunError.self) { try InputFiles.list(["pages/out.html"], base: project, isConfined: true) }
    }

    @Test("the linker's hash is read from the head of a program")
    func buildID() {
        func bytes<Field: FixedWidthInteger>(_ field: Field) -> [UInt8] { withUnsafeBytes(of: field.littleEndian) { Array($0) } }
        let note = bytes(UInt32(4)) + bytes(UInt32(3)) + bytes(UInt32(3)) + Array("GNU\0".utf8) + [7, 8, 9, 0]
        let other = bytes(UInt32(4)) + bytes(UInt32(4)) + bytes(UInt32(1)) + Array("GNU\0".utf8) + [1, 1, 1, 1]
        let notes = other + note
        var program: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1] + Array(repeating: 0, count: 26) + bytes(UInt64(64))
        program += Array(repeating: 0, count: 54 - program.count) + bytes(UInt16(56)) + bytes(UInt16(1))
        program += Array(repeating: 0, count: 64 - program.count)
        program += bytes(UInt32(4)) + bytes(UInt32(0)) + bytes(UInt64(120)) + Array(repeating: 0, count: 16) + bytes(UInt64(notes.count))
        program += Array(repeating: 0, count: 120 - program.count) + notes
        #expect(program.withUnsafeBytes { BuildID.find(in: $0) } == [7, 8, 9])
        // Cut anywhere, or no program at all, it gives nothing and no crash.
        for count in 0..<(program.count - 1) { #expect(program[..<count].withUnsafeBytes { BuildID.find(in: $0) } == nil) }
        #expect(Array("#!/bin/sh\n".utf8).withUnsafeBytes { BuildID.find(in: $0) } == nil)
    }
}
