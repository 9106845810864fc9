/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program was started with, and what of it is kept for the next time. */

#include "core/docket-error.h"
#include "gtk/docket-launch.h"
#include "gtk/docket-settings.h"
#include "tests/gtk/docket-gtk-fixture.h"

static void
forget (void)
{
  g_settings_reset (docket_settings_get (), "desk-folder");
  g_settings_reset (docket_settings_get (), "actor");
}

static void
assert_kept (const char *folder, const char *actor)
{
  g_autofree char *kept_folder = g_settings_get_string (docket_settings_get (), "desk-folder");
  g_autofree char *kept_actor = g_settings_get_string (docket_settings_get (), "actor");

  g_assert_cmpstr (kept_folder, ==, folder);
  g_assert_cmpstr (kept_actor, ==, actor);
}

static DocketLaunch *
read_launch (GVariantDict *options)
{
  DocketLaunch *launch = docket_launch_new ();
  g_autoptr (GError) error = NULL;

  docket_launch_read (launch, options, &error);
  g_assert_no_error (error);
  return launch;
}

static void
test_usual (void)
{
  g_autoptr (GVariantDict) none = g_variant_dict_new (NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "docket", NULL);
  g_autoptr (DocketLaunch) launch = NULL;

  forget ();
  launch = read_launch (none);
  g_assert_false (docket_launch_is_special (launch));
  g_assert_cmpstr (docket_launch_get_options (launch).directory, ==, folder);
  g_assert_null (docket_launch_get_options (launch).actor);
  g_assert_null (docket_launch_get_options (launch).today);
}

static void
test_kept (void)
{
  g_autoptr (GVariantDict) none = g_variant_dict_new (NULL);
  g_autoptr (DocketLaunch) first = NULL;
  g_autoptr (DocketLaunch) second = NULL;

  forget ();
  first = read_launch (none);
  docket_launch_set_directory (first, "/srv/desk");
  docket_launch_set_actor (first, "梅");
  assert_kept ("/srv/desk", "梅");
  second = read_launch (none);
  g_assert_cmpstr (docket_launch_get_options (second).directory, ==, "/srv/desk");
  g_assert_cmpstr (docket_launch_get_options (second).actor, ==, "梅");
}

static void
test_named_leaves_no_trace (void)
{
  g_autoptr (GVariantDict) options = g_variant_dict_new (NULL);
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *folder = g_build_filename (here, "sample", NULL);
  g_autoptr (DocketLaunch) launch = NULL;

  forget ();
  g_settings_set_string (docket_settings_get (), "actor", "梅");
  g_variant_dict_insert (options, "desk", "^ay", "sample");
  g_variant_dict_insert (options, "today", "s", "2022-02-25");
  launch = read_launch (options);
  g_assert_true (docket_launch_is_special (launch));
  g_assert_cmpstr (docket_launch_get_options (launch).directory, ==, folder);
  g_assert_cmpstr (docket_launch_get_options (launch).today, ==, "2022-02-25");
  /* whoever works at the usual desk need not be known at this one */
  g_assert_null (docket_launch_get_options (launch).actor);
  docket_launch_set_actor (launch, "li");
  docket_launch_set_directory (launch, "/srv/other");
  g_assert_cmpstr (docket_launch_get_options (launch).actor, ==, "li");
  g_assert_cmpstr (docket_launch_get_options (launch).directory, ==, "/srv/other");
  assert_kept ("", "梅");
}

static void
test_no_date (void)
{
  g_autoptr (GVariantDict) options = g_variant_dict_new (NULL);
  g_autoptr (DocketLaunch) launch = docket_launch_new ();
  g_autoptr (GError) error = NULL;

  g_variant_dict_insert (options, "today", "s", "2022-02-30");
  g_assert_false (docket_launch_read (launch, options, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
}

int
main (int argc, char *argv[])
{
  docket_gtk_fixture_init (&argc, &argv);
  g_test_add_func ("/gtk/launch/usual", test_usual);
  g_test_add_func ("/gtk/launch/kept", test_kept);
  g_test_add_func ("/gtk/launch/named-leaves-no-trace", test_named_leaves_no_trace);
  g_test_add_func ("/gtk/launch/no-date", test_no_date);
  return g_test_run ();
}
