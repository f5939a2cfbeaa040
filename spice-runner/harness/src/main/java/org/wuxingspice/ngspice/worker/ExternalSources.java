package org.wuxingspice.ngspice.worker;

import com.sun.jna.Pointer;
import java.util.HashMap;
import java.util.Map;
import org.wuxingspice.ngspice.binding.NgspiceLibrary;

/**
 * Gives {@code external} sources their values: straight lines between points. Asked for every
 * source at every iteration, so it remembers each source by the address of its name and searches
 * onward from the piece it used last.
 */
final class ExternalSources {

  /** One source's points and the piece in use. */
  static final class Points {
    private final double[] time;
    private final double[] value;
    private int right;

    Points(final double[] time, final double[] value) {
      this.time = time;
      this.value = value;
    }

    double at(final double instant) {
      while (right > 0 && time[right - 1] >= instant) {
        right--;
      }
      while (right < time.length && time[right] < instant) {
        right++;
      }
      if (right == 0) {
        return value[0];
      } else if (right == time.length) {
        return value[right - 1];
      }
      final double weight = (instant - time[right - 1]) / (time[right] - time[right - 1]);
      return value[right - 1] + weight * (value[right] - value[right - 1]);
    }
  }

  private final NgspiceLibrary.GetVSRCData voltages =
      (value, time, name, id, user) -> give(value, time, name);
  private final NgspiceLibrary.GetISRCData currents =
      (value, time, name, id, user) -> give(value, time, name);
  private final Map<String, Points> drives = new HashMap<>();
  private final Map<Long, Points> byAddress = new HashMap<>();

  NgspiceLibrary.GetVSRCData voltages() {
    return voltages;
  }

  NgspiceLibrary.GetISRCData currents() {
    return currents;
  }

  void replaceAll(final Map<String, Points> byName) {
    drives.clear();
    drives.putAll(byName);
    byAddress.clear();
  }

  private int give(final long value, final double time, final long name) {
    Points points = byAddress.get(name);
    if (points == null) {
      points =
          drives.getOrDefault(
              new Pointer(name).getString(0), new Points(new double[1], new double[1]));
      byAddress.put(name, points);
    }
    new Pointer(value).setDouble(0, points.at(time));
    return 0;
  }
}
