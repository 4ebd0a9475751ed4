"""A sheet of paper for the tests: writes small PDFs by hand, y counted from the top in points."""

from dataclasses import dataclass, field

FONTS = {
    "F": "Helvetica",
    "B": "Helvetica-Bold",
    "I": "Helvetica-Oblique",
    "S": "Symbol",
    "W": "Wingdings-Regular",
}
Colour = tuple[float, float, float]
BLACK: Colour = (0, 0, 0)


@dataclass
class Paper:
    width: float = 595
    height: float = 842
    rotate: int = 0
    content: list[str] = field(default_factory=list)
    images: list[tuple[int, int, bytes, bytes | None]] = field(default_factory=list)
    stencil: bool = False  # whether its pictures have one bit a pixel and no colour
    forms: list[str] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 10,
        font: str = "F",
        colour: Colour = BLACK,
        mode: int = 0,
        matrix: str = "1 0 0 1",
    ) -> None:
        """`y` is the baseline."""
        literal = "".join(f"{byte:02x}" for byte in words.encode("cp1252"))
        self.content.append(
            f"BT {mode} Tr {' '.join(map(str, colour))} rg /{font} {size} Tf "
            f"{matrix} {x} {self.height - y} Tm <{literal}> Tj ET"
        )

    def lines(self, x: float, y: float, step: float, *texts: str, font: str = "F") -> float:
        for text in texts:
            self.text(x, y, text, font=font)
            y += step
        return y

    def stroke(self, x0: float, y0: float, x1: float, y1: float, colour: Colour = BLACK) -> None:
        ink = " ".join(map(str, colour))
        self.content.append(f"{ink} RG 0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: Colour = BLACK) -> None:
        ink = " ".join(map(str, colour))
        low = self.height - y1
        self.content.append(f"{ink} rg {x0} {low} {x1 - x0} {y1 - y0} re f")

    def path(self, commands: str, colour: Colour = BLACK) -> None:
        """A filled path in the PDF's own coordinates."""
        self.content.append(f"{' '.join(map(str, colour))} rg {commands} f")

    def grid(self, xs: list[float], ys: list[float], colour: Colour = BLACK) -> None:
        for y in ys:
            self.stroke(xs[0], y, xs[-1], y, colour)
        for x in xs:
            self.stroke(x, ys[0], x, ys[-1], colour)

    def image(
        self,
        x: float,
        y: float,
        side: float,
        wide: int,
        high: int,
        rgb: bytes,
        mask: bytes | None = None,
    ) -> None:
        """`x`, `y` is the top left corner; `mask` has a byte a pixel, 0 where it is clear."""
        self.images.append((wide, high, rgb, mask))
        self.again(x, y, side)

    def again(self, x: float, y: float, side: float, *, before: str = "", upside: int = 1) -> None:
        """The last picture once more, after some operators; upside -1 turns it over."""
        low = self.height - y - (side if upside > 0 else 0)
        place = f"{side} 0 0 {upside * side} {x} {low} cm"
        self.content.append(f"q {before} {place} /X{len(self.images)} Do Q")

    def form(self, inner: str, matrix: str) -> None:
        """A form with content of its own coordinates, placed by a matrix."""
        self.forms.append(inner)
        self.content.append(f"q {matrix} cm /Y{len(self.forms)} Do Q")


def pdf(*pages: Paper, encrypted: bool = False) -> bytes:
    """The file with these pages."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    def stream(entries: str, data: bytes) -> int:
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("latin-1")
        return add(head + data + b"\nendstream")

    fonts = " ".join(
        f"/{key} "
        + str(add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name}{encoding(key)} >>".encode()))
        + " 0 R"
        for key, name in FONTS.items()
    )
    kids = []
    for page in pages:
        things = ""
        for number, (wide, high, rgb, mask) in enumerate(page.images, 1):
            plain = f"/Type /XObject /Subtype /Image /Width {wide} /Height {high}"
            size = f"{plain} /BitsPerComponent 8"
            entries = f"{size} /ColorSpace /DeviceRGB"
            if page.stencil:
                entries = f"{plain} /BitsPerComponent 1 /ImageMask true"
            if mask is not None:
                entries += f" /SMask {stream(f'{size} /ColorSpace /DeviceGray', mask)} 0 R"
            things += f" /X{number} {stream(entries, rgb)} 0 R"
        for number, inner in enumerate(page.forms, 1):
            entries = (
                "/Type /XObject /Subtype /Form /BBox [0 0 1000 1000] "
                f"/Resources << /Font << {fonts} >> >>"
            )
            things += f" /Y{number} {stream(entries, inner.encode('latin-1'))} 0 R"
        content = stream("", "\n".join(page.content).encode("latin-1"))
        kids.append(
            add(
                (
                    f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] "
                    f"/Rotate {page.rotate} /Contents {content} 0 R "
                    f"/Resources << /Font << {fonts} >> /XObject << {things} >> >> >>"
                ).encode("latin-1")
            )
        )
    names = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{names}] >>".encode()
    return assembled(objects, encrypted)


def encoding(key: str) -> str:
    return "" if key == "S" else " /Encoding /WinAnsiEncoding"


def assembled(objects: list[bytes], encrypted: bool) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    lock = ""
    if encrypted:
        secret = "ab" * 32
        lock = (
            f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{secret}> /U <{secret}> >> "
            "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] "
        )
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {lock}>>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())
