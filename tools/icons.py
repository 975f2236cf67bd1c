"""Write the icons of docs/images/icons again, as the scorecard draws them: `make reference`."""

from pathlib import Path

from trigpoint.model.control_charts import Assurance, Variation
from trigpoint.outputs.charts.icons import assurance_icon, variation_icon

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images" / "icons"


def drawings() -> dict[str, str]:
    """The name of each file and what is in it."""
    icons = {f"variation_{it.value}": variation_icon(it) for it in Variation}
    icons |= {f"assurance_{it.value}": assurance_icon(it) for it in Assurance}
    return {f"{name.replace('_', '-')}.svg": f"{icon.svg}\n" for name, icon in icons.items()}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in drawings().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
