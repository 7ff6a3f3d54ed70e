"""Watches a page in the browser and writes down what a reader would suffer from."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

AXE = Axe()
DIRECTIONS = {"en": "ltr", "fa": "rtl"}
OWN_SCHEMES = {"data", "blob", "about"}
# Transitions alone: an animation may blink for half a minute, or for ever.
NOTHING_FADES = """() => Promise.all(
    document.getAnimations()
        .filter(move => move instanceof CSSTransition)
        .map(move => move.finished.catch(() => null))
)"""


class Watch:
    """Collects what goes wrong while `page` loads and lives. `base` is the one origin it may ask."""

    def __init__(self, page, base: str):
        self.page, self.origin = page, urlsplit(base).netloc
        self.faults: list[str] = []
        self.document = ""
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("request", self._on_request)
        page.on("requestfailed", lambda request: self._on_failure(request))
        page.on("response", self._on_response)

    def _on_console(self, message):
        # A page that is itself the answer 404 is reported by the browser as a failed resource.
        own_status = (
            message.location.get("url") == self.document and "Failed to load resource" in message.text
        )
        if message.type == "error" and not own_status:
            self.faults.append(f"console: {message.text}")

    def _on_request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme not in OWN_SCHEMES and parts.netloc != self.origin:
            self.faults.append(f"third party: {request.url}")

    def _on_failure(self, request):
        # A request that a page drops because it is left behind (a preview reloaded) is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed request: {request.url}: {request.failure}")

    def _on_response(self, response):
        if response.status >= 400 and response.url != self.document:
            self.faults.append(f"failed request: {response.url}: {response.status}")

    def visit(self, address: str, status: int = 200, until: str = "load") -> None:
        """Open `address`; an unexpected status is a fault. `until`: "networkidle" waits for scripts."""
        self.document = address
        answer = self.page.goto(address, wait_until=until)
        if answer.status != status:
            self.faults.append(f"status {answer.status} instead of {status}")

    def check_width(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 800})
        seen = self.page.evaluate(
            """() => {
                const wide = document.documentElement.scrollWidth, room = window.innerWidth;
                const sticksOut = box => box.right > room + 1 || box.left < -1;
                const culprits = [...document.body.querySelectorAll("*")]
                    .filter(e => sticksOut(e.getBoundingClientRect()))
                    .map(e => e.tagName.toLowerCase() + (e.className ? "." + e.className : ""));
                return {wide, room, culprits: culprits.slice(0, 3)};
            }"""
        )
        if seen["wide"] > seen["room"]:
            culprits = ", ".join(seen["culprits"])
            self.faults.append(f"scrolls sideways at {width} px: {seen['wide']} px wide ({culprits})")

    def check_structure(self, language: str) -> None:
        """One h1, and the language and direction that the address promises."""
        headings = self.page.locator("h1").count()
        if headings != 1:
            self.faults.append(f"{headings} h1 instead of 1")
        root = self.page.locator("html")
        for attribute, wanted in (("lang", language), ("dir", DIRECTIONS[language])):
            given = root.get_attribute(attribute)
            if given != wanted:
                self.faults.append(f"{attribute} is {given!r} instead of {wanted!r}")

    def check_accessibility(self, include: str | None = None) -> None:
        """Look for barriers on the page, or in the element that `include` selects, once nothing fades in."""
        self.page.evaluate(NOTHING_FADES)
        for violation in AXE.run(self.page, include).response["violations"]:
            places = "; ".join(", ".join(map(str, node["target"])) for node in violation["nodes"][:3])
            self.faults.append(
                f"axe {violation['id']} ({violation['impact']}): {violation['help']}: {places}"
            )


class PatientWatch(Watch):
    """The admin goes on asking when its page has loaded."""

    def visit(self, address: str, status: int = 200, until: str = "networkidle") -> None:
        super().visit(address, status, until)
